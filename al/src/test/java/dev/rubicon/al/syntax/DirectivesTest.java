package dev.rubicon.al.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** With the symbol CLEAN25 defined for every file. In the inputs, {@code |} is a line end. */
class DirectivesTest {
    @Test
    void onlyTheBranchThatHoldsIsRead() {
        check("a b z", "a|#if CLEAN25|b|#endif|z");
        check("a z", "a|#if not CLEAN25|b|#endif|z");
        check("c", "#if not CLEAN25|b|#else|c|#endif");
        check("b", "#if CLEAN25|b|#elif CLEAN25|c|#else|d|#endif");
        check("c", "#if X|b|#elif clean25|c|#elif CLEAN25|d|#else|e|#endif");
        check("e", "#if X|b|#elif Y|c|#else|e|#endif");
    }

    @Test
    void branchesNest() {
        check("z", "#if X|a|#if CLEAN25|b|#else|c|#endif|#else|z|#endif");
        check("a b d", "#if CLEAN25|a|#if CLEAN25|b|#else|c|#endif|d|#else|z|#endif");
    }

    @Test
    void directivesMayBeIndentedSpacedAndInAnyCase() {
        check("b", "  #IF Clean25|b|\t# Else|c|   #   endIf");
        check("b", "#if CLEAN25 // from 25 on|b|#endif // CLEAN25");
        check("a b", "a|#pragma warning disable AL0432|#region x y|# region|b|#endregion");
    }

    @Test
    void textThatIsLeftOutNeedNotBeAl() {
        check("z", "#if X|it's /* \"open|#nonsense|#define Y|#endif|z");
    }

    @Test
    void aLineThatBeginsInsideACommentIsNoDirective() {
        check("a z", "a /*|#if X|*/ z");
    }

    @Test
    void aFileMayDefineSymbolsAtItsTop() {
        check("a", "// header|#define X|#if X|a|#endif");
        check("b", "#undef clean25|#if CLEAN25|a|#else|b|#endif");
        check("z a.al:2:1: '#define' stands after the first word of the file", "z|#define X|#if X|a|#endif");
        check("a.al:1:1: '#define' needs one symbol", "#define X Y");
    }

    @Test
    void whatDoesNotPairIsReported() {
        check("a a.al:1:1: '#if' is not closed", "#if CLEAN25|a");
        check("a a.al:2:1: '#endif' ends no '#if'", "a|#endif");
        check("a a.al:2:1: this directive continues no '#if'", "a|#else");
        check("c a.al:3:1: this directive continues no '#if'", "#if X|#else|#else|c|#endif");
        check("a a.al:2:1: '#foo' is not a directive", "a|#foo");
        check("a.al:1:1: 'X &&' is not a condition", "#if X &&|a|#endif");
    }

    @Test
    void tooManyOpenBranchesAreReportedOnce() {
        check("a.al:257:1: more than 256 '#if' are open", "#if CLEAN25|".repeat(100_000));
    }

    // The words that are left, then the findings.
    private static void check(String expected, String lines) {
        byte[] bytes = lines.replace('|', '\n').getBytes(StandardCharsets.UTF_8);
        Findings findings = new Findings();
        Tokens tokens = Lexer.read(Source.decode("a.al", bytes), Set.of("CLEAN25"), findings);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < tokens.size() - 1; i++) {
            found.add(tokens.text(i));
        }
        findings.problems().forEach(problem -> {
            assertEquals("RB212", problem.code());
            found.add(problem.message());
        });
        assertEquals(expected, String.join(" ", found));
    }
}
