package dev.rubicon.al.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            12            | INTEGER 12
            1.5           | DECIMAL 1.5
            5L            | BIG_INTEGER 5L
            0D            | DATE 0D
            20261231d     | DATE 20261231d
            120000T       | TIME 120000T
            235959.999T   | TIME 235959.999T
            0DT           | DATE_TIME 0DT
            1..5          | INTEGER 1, RANGE .., INTEGER 5
            1.5D          | DECIMAL 1.5, IDENTIFIER D
            10do          | INTEGER 10, IDENTIFIER do
            """)
    void numbersDatesAndTimesAreToldApart(String input, String expected) {
        check(expected, input);
    }

    @Test
    void theLongestOperatorIsTaken() {
        check("IDENTIFIER a, ASSIGN :=, IDENTIFIER b, SCOPE ::, IDENTIFIER c, COLON :, IDENTIFIER d", "a := b::c : d");
        check("PLUS_ASSIGN +=, MINUS_ASSIGN -=, STAR_ASSIGN *=, SLASH_ASSIGN /=", "+= -= *= /=");
        check("NOT_EQUAL <>, LESS_OR_EQUAL <=, LESS <, GREATER_OR_EQUAL >=, GREATER >, EQUAL =", "<> <= < >= > =");
        check("PLUS +, MINUS -, STAR *, SLASH /, DOT ., COMMA ,, SEMICOLON ;", "+ - * / . , ;");
        check("IDENTIFIER a, QUESTION ?, IDENTIFIER b, COLON :, IDENTIFIER c", "a ? b : c");
        check("NOT_EQUAL <>, INTEGER 1, AMPERSAND &, NOT_EQUAL <>, INTEGER 2, BAR |, INTEGER 3", "<>1&<>2|3");
    }

    @Test
    void bracketsOfAllKindsAreWords() {
        check(
                "LEFT_BRACE {, LEFT_PARENTHESIS (, LEFT_BRACKET [, RIGHT_BRACKET ], RIGHT_PARENTHESIS ), RIGHT_BRACE }",
                "{([])}");
    }

    @Test
    void namesMayHoldAnyLetterAndQuotedOnesAnything() {
        check("IDENTIFIER AlmeríaLbl, IDENTIFIER _x1", "AlmeríaLbl _x1");
        check("QUOTED_IDENTIFIER \"; var { // /* 'x\"", "\"; var { // /* 'x\"");
        check("QUOTED_IDENTIFIER \"\"\"Balance (LCY)\"\" - x\"", "\"\"\"Balance (LCY)\"\" - x\"");
        check("QUOTED_IDENTIFIER \"\", QUOTED_IDENTIFIER \" \"", "\"\" \" \"");
    }

    @Test
    void aDoubledQuoteStandsInsideAText() {
        check("STRING 'it''s { not } // over', IDENTIFIER x", "'it''s { not } // over' x");
        check("STRING '', STRING ''''", "'' ''''");
    }

    @Test
    void aVerbatimTextGoesOnOverLineEnds() {
        check("VERBATIM_STRING @'a\n#if\n''b', IDENTIFIER x", "@'a\n#if\n''b' x");
    }

    @Test
    void commentsAreNoWords() {
        check("IDENTIFIER a, IDENTIFIER b", "a // ' { \" /*\nb");
        check("IDENTIFIER a, IDENTIFIER b", "a /* ' { \" // \n ** */ b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a 'b        | RB211: a.al:1:3: the text that begins here is not closed
            a "b        | RB211: a.al:1:3: the quoted name that begins here is not closed
            a @'b       | RB211: a.al:1:3: the text that begins here is not closed
            a /* b      | RB211: a.al:1:3: the comment that begins here is not closed
            a $ b       | RB210: a.al:1:3: unexpected character '$'
            a # b       | RB210: a.al:1:3: unexpected character '#'
            """)
    void whatCannotBeReadIsReportedWhereItBegins(String input, String expected) {
        checkFinding(expected, input);
    }

    @Test
    void aTextThatIsNotClosedEndsWithItsLine() {
        check("IDENTIFIER a, IDENTIFIER c", "a 'b\nc");
    }

    @Test
    void aNameIsFreedOfItsQuotes() {
        Tokens tokens = read("\"a \"\"b\"\"\" c", new Findings());
        assertEquals(List.of("a \"b\"", "c"), List.of(tokens.name(0), tokens.name(1)));
    }

    private static void check(String expected, String input) {
        Tokens tokens = read(input, new Findings());
        String words = IntStream.range(0, tokens.size() - 1)
                .mapToObj(i -> tokens.kind(i).name() + " " + tokens.text(i))
                .collect(Collectors.joining(", "));
        assertEquals(expected, words);
    }

    private static void checkFinding(String expected, String input) {
        Findings findings = new Findings();
        read(input, findings);
        Stream<String> lines = findings.problems().stream().map(p -> p.code() + ": " + p.message());
        assertEquals(List.of(expected), lines.toList());
    }

    private static Tokens read(String input, Findings findings) {
        return Lexer.read(Source.decode("a.al", input.getBytes(StandardCharsets.UTF_8)), Set.of(), findings);
    }
}
