package dev.rubicon.cli.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in the source text of a manual page, and what of it troff must not take for its own. */
class ManPageTest {
    @Test
    void whatTroffWouldUnderstandIsEscaped() {
        check("\\&.TH is no macro", ".TH is no macro");
        check("\\&\\(aqquoted\\(aq", "'quoted'");
        check("a\\eb", "a\\b");
    }

    @Test
    void whatIsCopiedIsWhatIsTyped() {
        check("\\-\\-id pos@\\(ha2 \\(ti/x \\(gay\\(ga", "--id pos@^2 ~/x `y`");
    }

    @Test
    void aPageIsAscii() {
        check("1.0 \\[u2192] 2.0", "1.0 → 2.0");
        check("\\[u1F600]", "\uD83D\uDE00");
    }

    @Test
    void aPageHasTheSectionsThatReadersKnow() {
        Argument all = new Argument(List.of("-a", "--all"), "", List.of("Everything."), new Value.Nothing(), false);
        DescribedCommand open = new DescribedCommand(
                List.of("gate", "open"),
                "[-a]",
                List.of("Open a gate."),
                List.of("", "It stays open.", "", "Example:", "  gate open \\", "    -a"),
                List.of(all),
                List.of(),
                List.of());
        DescribedCommand gate = new DescribedCommand(
                List.of("gate"), "COMMAND", List.of("Gates."), List.of(), List.of(), List.of(), List.of(open));
        ManPage page = new ManPage(open, gate, "gate 1");
        assertEquals("gate-open.1", page.fileName());
        assertEquals("""
                .TH "GATE\\-OPEN" 1 "" "gate 1" "Rubicon"
                .SH "NAME"
                gate\\-open \\- Open a gate.
                .SH "SYNOPSIS"
                \\fBgate open\\fR [\\-a]
                .SH "DESCRIPTION"
                Open a gate.
                .PP
                It stays open.
                .SH "EXAMPLES"
                .RS 4
                .nf
                gate open \\e
                  \\-a
                .fi
                .RE
                .SH "OPTIONS"
                .TP
                \\fB\\-a\\fR, \\fB\\-\\-all\\fR
                Everything.
                """, page.text().substring(0, page.text().indexOf(".SH \"EXIT")));
    }

    private static void check(String expected, String text) {
        assertEquals(expected, ManPage.escaped(text));
    }
}
