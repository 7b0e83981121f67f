package dev.rubicon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuotedTest {
    @Test
    void aTextIsCutAtItsEndAndAPathAtItsStart() {
        check("a".repeat(80) + "…", Quoted.shortened("a".repeat(81)));
        check("…" + "b".repeat(193) + "/App.al", Quoted.path("a/" + "b".repeat(193) + "/App.al"));
    }

    @Test
    void whatIsShortIsKept() {
        check("a".repeat(80), Quoted.shortened("a".repeat(80)));
        check("a".repeat(200), Quoted.path("a".repeat(200)));
    }

    @Test
    void controlCharactersDoNotReachTheMessage() {
        check("a?[2Jb", Quoted.shortened("a\u001B[2Jb"));
        check("a?b", Quoted.path("a\nb"));
    }

    private static void check(String expected, String quoted) {
        assertEquals(expected, quoted);
    }
}
