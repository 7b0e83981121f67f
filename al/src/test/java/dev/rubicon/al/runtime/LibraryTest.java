package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.al.runtime.rows.MemoryRows;
import dev.rubicon.al.runtime.value.AlError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What functions and methods give: tables of cases, {@code expression => its value in format 9}, or {@code =! the error}. Before an
 * expression may stand variables and statements, each with a bar behind.
 */
class LibraryTest {
    private static final List<String> TABLES = List.of(
            "text", "numbers", "dates", "formats", "evaluate", "collections", "json", "streams", "session", "errors");

    private record Case(
            String name, String variables, String statements, String expression, String outcome, boolean fails) {
        static Case parse(String line) {
            boolean fails = !line.contains(" => ");
            String[] sides = line.split(fails ? " =! " : " => ", 2);
            String[] parts = sides[0].split(" \\| ");
            return new Case(
                    line,
                    parts.length == 3 ? "var " + parts[0] + ";" : "",
                    parts.length == 3 ? parts[1] + ";" : "",
                    parts[parts.length - 1].strip(),
                    sides.length == 2 ? sides[1] : "",
                    fails);
        }

        String procedure(int number) {
            return "procedure C%d(): Text %s begin %s exit(Format(%s, 0, 9)); end;\n"
                    .formatted(number, variables, statements, expression);
        }
    }

    @TestFactory
    Stream<DynamicContainer> tables() {
        return TABLES.stream().map(table -> DynamicContainer.dynamicContainer(table, table(table)));
    }

    private static Stream<DynamicTest> table(String table) {
        List<Case> cases = lines(table).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Case::parse)
                .toList();
        StringBuilder code = new StringBuilder("codeunit 50100 Test\n{\n");
        for (int i = 0; i < cases.size(); i++) {
            code.append(cases.get(i).procedure(i));
        }
        Running running = Running.of(code.append("}\n").toString(), OBJECTS);
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest(
                "all is supported",
                () -> assertEquals(List.of(), running.reach(50100).unsupported())));
        for (int i = 0; i < cases.size(); i++) {
            int number = i;
            tests.add(DynamicTest.dynamicTest(cases.get(i).name(), () -> check(running, number, cases.get(number))));
        }
        return tests.stream();
    }

    private static final String OBJECTS = """
            enum 50100 Colour
            {
                value(0; " ") { Caption = ' '; }
                value(3; Red) { Caption = 'Bright Red'; }
                value(7; Blue) { }
            }
            table 50100 Thing
            {
                fields
                {
                    field(1; "No."; Code[20]) { }
                    field(2; Content; Blob) { }
                    field(3; Name; Text[10]) { InitValue = 'new'; }
                }
            }
            """;

    private static void check(Running running, int number, Case one) {
        if (one.fails()) {
            AlError error = assertThrows(AlError.class, () -> running.call(50100, "C" + number, new MemoryRows(100)));
            assertEquals(one.outcome(), error.getMessage());
        } else {
            assertEquals(one.outcome(), running.call(50100, "C" + number, new MemoryRows(100)));
        }
    }

    private static List<String> lines(String table) {
        try (InputStream resource = LibraryTest.class.getResourceAsStream("/library/" + table + ".cases")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(table, e);
        }
    }
}
