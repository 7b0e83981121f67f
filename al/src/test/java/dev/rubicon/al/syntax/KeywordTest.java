package dev.rubicon.al.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeywordTest {
    @Test
    void everyKeywordIsFoundInAnyCase() {
        for (Keyword keyword : Keyword.values()) {
            if (keyword != Keyword.NONE) {
                check(
                        keyword.name() + " " + keyword.name(),
                        keyword.name() + " " + keyword.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    @Test
    void nothingElseIsAKeyword() {
        check("NONE NONE NONE NONE NONE", "ends \"end\" _end beg asserterrors");
        check("NONE NONE NONE", "'end' endé 1");
    }

    @Test
    void whatStandsBehindADotIsAName() {
        check("NONE NONE NONE END", "Rec.End end");
        check("NONE NONE NONE", "Kind::Begin");
    }

    private static void check(String expected, String input) {
        Source source = Source.decode("a.al", input.getBytes(StandardCharsets.UTF_8));
        Tokens tokens = Lexer.read(source, Set.of(), new Findings());
        assertEquals(
                expected,
                IntStream.range(0, tokens.size() - 1)
                        .mapToObj(i -> tokens.keyword(i).name())
                        .collect(Collectors.joining(" ")));
    }
}
