package dev.rubicon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuotedTest {
    @Test
    void ordinaryTextIsLeftAlone() {
        check("Größe 'x' 漢字 😀", Quoted.shortened("Größe 'x' 漢字 😀"));
        check("a".repeat(80), Quoted.shortened("a".repeat(80)));
        check("a".repeat(200), Quoted.path("a".repeat(200)));
    }

    @Test
    void whatWouldBreakOrTurnTheLineIsMasked() {
        check("a?b?c?d?e", Quoted.shortened("a\nb\u001bc\u0085d\u2028e"));
        check("safe?exe.txt", Quoted.shortened("safe\u202eexe.txt"));
        check("?", Quoted.shortened("\uD800"));
        check("a?b", Quoted.path("a\nb"));
    }

    @Test
    void longTextIsCutButNoCharacterIsHalved() {
        check("x".repeat(80) + "…", Quoted.shortened("x".repeat(81)));
        check("x".repeat(79) + "?…", Quoted.shortened("x".repeat(79) + "😀"));
    }

    @Test
    void aPathIsCutAtItsStart() {
        check("…" + "b".repeat(193) + "/App.al", Quoted.path("a/" + "b".repeat(193) + "/App.al"));
    }

    private static void check(String expected, String quoted) {
        assertEquals(expected, quoted);
    }
}
