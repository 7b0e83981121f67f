package dev.rubicon.al.parse;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.Expression.Binary;
import dev.rubicon.al.tree.Procedure;
import dev.rubicon.al.tree.Statement;
import dev.rubicon.al.tree.Statement.Assignment;
import dev.rubicon.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a + b * c                         | (a + (b * c))
            a - b - c + d                     | (a - b - c + d)
            (a - b) - c                       | ((a - b) - c)
            a div b mod c                     | (a div b mod c)
            a = b + 1                         | (a = (b + 1))
            (a = b) and (c <> d)              | ((a = b) and (c <> d))
            a or b and not c                  | (a or (b and (not c)))
            not a = b                         | ((not a) = b)
            a xor b                           | (a xor b)
            -a * +b                           | ((-a) * (+b))
            not not a                         | (not (not a))
            a in [1, 3..5, b]                 | (a in [1, 3..5, b])
            a in [] = b                       | ((a in []) = b)
            a ? b : c ? d : e                 | (a ? b : (c ? d : e))
            a = b ? c + 1 : d                 | ((a = b) ? (c + 1) : d)
            a is Dog or b is Zoo."Cat"        | ((a is Dog) or (b is Zoo/Cat))
            not a is Dog                      | (not (a is Dog))
            (a as Zoo.Dog).Bark()             | (a as Zoo/Dog).Bark()
            a.b.c(d, e.f)[1, 2].g             | a.b.c(d, e.f)[1, 2].g
            "Sales Header"."No."              | Sales Header.No.
            Database::"Sales Header"          | Database::Sales Header
            Codeunit::80                      | Codeunit::80
            """)
    void operatorsBindAsInPascal(String input, String expected) {
        check("x:=" + expected, "x := " + input);
    }

    @Test
    void aSetBindsAsAComparisonDoes() {
        check("x:=(a in [(-1)..1])", "x := a in [-1..1]");
        check("x:=((a in [1]) or b)", "x := (a in [1]) or b");
    }

    @Test
    void aBlankIsAName() {
        check("x:=Enum::Zoo.Kind:: ", "x := Enum::Zoo.Kind::\" \"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'It''s'             | 'It's'
            @'a"b'              | 'a"b'
            TRUE                | TRUE
            007                 | 7
            5L                  | 5
            9223372036854775807 | 9223372036854775807
            9223372036854775808 | 9223372036854775808m
            1.50                | 1.50m
            20261231D           | 2026-12-31
            0D                  | blank date
            235959.999T         | 23:59:59.999
            80000T              | 08:00
            0T                  | blank time
            0DT                 | blank date and time
            this                | THIS
            """)
    void literalsHaveTheirValues(String input, String expected) {
        check("x:=" + expected, "x := " + input);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            20260230D                              | 20260230D' is not a date, such as 20261231D
            251101D                                | 251101D' is not a date, such as 20261231D
            246000T                                | 246000T' is not a time, such as 235959T or 235959.999T
            123456789012345678901234567890123      | 123456789012345678901234567890123' is not a number of up to 29 digits
            """)
    void aLiteralWithoutAValueIsReported(String input, String expected) {
        check("y ! '" + expected, "x := " + input + "; y");
    }

    @Test
    void statementsOfAllKinds() {
        check("x; y(); z.w(1)", "x; y(); z.w(1)");
        check("a:=1; b+=1; c-=1; d*=2; e/=2; f[1].g:=h", "a := 1; b += 1; c -= 1; d *= 2; e /= 2; f[1].g := h");
        check("if a then b else if c then d else e", "if a then b else if c then d else e");
        check("if a then -; if b then - else {}", "if a then; if b then else begin end");
        check("for i=1 up 10 x; for i=10 down 1 -", "for i := 1 to 10 do x; for i := 10 downto 1 do");
        check("foreach a in b.c() {d}", "foreach a in b.c() do begin d end");
        check("while (a < b) c; repeat d; e until f", "while a < b do c; repeat d; e; until f");
        check("with a with b c", "with a do with b do c");
        check("exit; exit; exit (a + 1)", "exit; exit(); exit(a + 1)");
        check("while a {break; continue}", "while a do begin break; continue end");
        check("asserterror {a}; asserterror b(c)", "asserterror begin a end; asserterror b(c)");
        check("{{}; {a}}", "begin begin end; begin a end end;;;");
    }

    @Test
    void caseHasValuesRangesListsAndAnElseOfManyStatements() {
        check(
                "case x [1] a [2, 5..9] {b; c} [T::A] - else {d; e}",
                "case x of 1: a; 2, 5..9: begin b; c end; T::A: ; else d; e; end");
        check("case TRUE [(a > b)] c [f(1)] d", "case true of a > b: c; f(1): d end");
        check("case x [1] if a then b else c", "case x of 1: if a then b else c end");
        check("case x", "case x of end");
    }

    @Test
    void wordsThatAreNotReservedMayBeNames() {
        check(
                "Continue:=TRUE; Break(); Exit:=1; This.Local:=Event",
                "Continue := true; Break(); Exit := 1; \"This\".Local := Event");
        check("Rec.End:=T::Begin", "Rec.End := T::Begin");
        check("If:=1", "\"If\" := 1");
    }

    @Test
    void thePreprocessorWorksInsideCode() {
        check("a; c; if d then e", "a;\n#if X\n b;\n#else\n c;\n#endif\n if d then\n#pragma warning disable\n e");
    }

    @Test
    void eachFaultIsReportedAndTheStatementsAroundItAreRead() {
        check("b ! expected ';' but found 'x'", "a x; b");
        check("b ! expected 'then' but found ';'", "if a; b");
        check("b ! expected an expression but found ';'", "a := ; b");
        check("b ! expected ')' but found ';'", "a(1; b");
        check("c ! expected 'do' but found 'begin'", "while a begin b; end; c");
        check("b ! expected a statement but found '1'", "1 := a; b");
        check("a; if b then c; d ! expected ';' but found 'else'", "a; if b then c; x else y; d");
        check("b ! expected a statement but found 'then'", "then a; b");
        check("a; {b; d}; e ! expected an expression but found ')'", "a; begin b; c(1,); d end; e");
        check("case x [1] a [3] c ! expected ':' but found ';'", "case x of 1: a; 2; 3: c end");
        check("! expected 'until' but found 'end'", "repeat a");
        check(
                "b; d ! expected an expression but found ';' ! expected an expression but found ';'",
                "a := ; b; c := ; d");
    }

    @Test
    void aMissingOrAnAdditionalEndIsReported() {
        checkBody("a ! expected 'end' but found 'local'", "begin a; local procedure Q() begin end;");
        checkBody("{a} ! expected 'end' but found '}'", "begin begin a; end;");
        checkBody("a ! expected 'end' but found 'until'", "begin a; until b; end;");
    }

    @Test
    void textsFromManyPartsAreWideAndNotDeep() {
        Findings findings = new Findings();
        Assignment assignment = (Assignment) statements("begin x := a" + " + b".repeat(100_000) + "; end;", findings)
                .getFirst();
        assertEquals(List.of(), findings.problems());
        assertEquals(100_000, ((Binary) assignment.value()).operations().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "-",
                "not ",
                "a(",
                "a[",
                "a ? ",
                "a ? b : ",
                "a.",
                "a().",
                "a::",
                "a in [",
                "a in [1] in ",
                "a = (b + ",
                "a[b](c)",
                "a is b ",
                "1..",
                "{",
                ")",
                "a,",
                "not -"
            })
    void noExpressionIsTooDeep(String repeated) {
        checkDepth("begin x := a " + repeated.repeat(100_000) + "; end;");
        checkDepth("begin x := " + repeated.repeat(100_000) + "; end;");
        checkDepth("begin " + repeated.repeat(100_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin ",
                "if a then ",
                "if a then b else ",
                "case x of 1: ",
                "case x of else ",
                "repeat ",
                "while a do ",
                "for a := 1 to 2 do ",
                "foreach a in b do ",
                "with a do ",
                "asserterror ",
                "until ",
                "else ",
                "case "
            })
    void noStatementIsTooDeep(String repeated) {
        checkDepth("begin " + repeated.repeat(100_000) + "; end;");
        checkDepth("begin " + repeated.repeat(10_000) + "x" + " end".repeat(10_000) + " end;");
    }

    @Test
    void whatNestsTooDeeplySaysSo() {
        check(
                "b ! more than 200 statements or operations are nested",
                "a := " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + "; b");
        check("x:=" + "(-".repeat(150) + "1" + ")".repeat(150), "x := " + "-".repeat(150) + "1");
    }

    @Test
    void whatNestsTooDeeplyIsOneErrorWithACode() {
        checkTooDeep("begin x := " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "; end;");
        checkTooDeep("begin " + "begin ".repeat(10_000) + "end; ".repeat(10_000) + "end;");
    }

    private static void checkTooDeep(String body) {
        checkDepth(body);
        Findings findings = new Findings();
        statements(body, findings);
        assertEquals(
                List.of("RB215"),
                findings.problems().stream().map(Problem::code).toList());
    }

    // Reads on a thread with a small stack; what was read must not be too deep to be walked either.
    private static void checkDepth(String body) {
        Findings findings = new Findings();
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = new Thread(null, () -> statements(body, findings).hashCode(), "shallow", 512 * 1024);
        thread.setUncaughtExceptionHandler((failed, throwable) -> thrown.add(throwable));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        assertEquals(List.of(), thrown);
        assertTrue(findings.count() > 0, () -> body.substring(0, 40));
    }

    // The statements, then the findings without where they are.
    private static void check(String expected, String input) {
        checkBody(expected, "begin " + input + " end;");
    }

    private static void checkBody(String expected, String body) {
        Findings findings = new Findings();
        String statements = CodeText.of(statements(body, findings));
        Stream<String> faults = findings.problems().stream()
                .map(problem -> " ! " + problem.message().replaceFirst("^\\S+ ", ""));
        assertEquals(expected.strip(), (statements + faults.collect(joining())).strip());
    }

    private static List<Statement> statements(String body, Findings findings) {
        byte[] file = ("codeunit 1 C { procedure P() " + body + " }").getBytes(StandardCharsets.UTF_8);
        Source source = Source.decode("a.al", file);
        Procedure procedure = SourceParser.parse(source, Set.of(), new Findings())
                .objects()
                .getFirst()
                .procedures()
                .getFirst();
        return CodeParser.parse(procedure.body().orElseThrow(), findings).statements();
    }
}
