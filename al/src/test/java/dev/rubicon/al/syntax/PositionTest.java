package dev.rubicon.al.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PositionTest {
    @Test
    void linesAndColumnsCountFromOne() {
        check("a.al:1:1", "X");
        check("a.al:1:4", "a  X");
    }

    @Test
    void everyKindOfLineEndCountsOnce() {
        check("a.al:3:2", "a\nb\n X");
        check("a.al:3:2", "a\r\nb\r\n X");
        check("a.al:3:2", "a\rb\r X");
        check("a.al:4:1", "a\r\n\n\rX");
    }

    @Test
    void aTabIsOneColumn() {
        check("a.al:1:3", "\t\tX");
    }

    private static void check(String expected, String textWithX) {
        Source source = Source.decode("a.al", textWithX.getBytes(StandardCharsets.UTF_8));
        assertEquals(expected, new Position(source, textWithX.indexOf('X')).toString());
    }
}
