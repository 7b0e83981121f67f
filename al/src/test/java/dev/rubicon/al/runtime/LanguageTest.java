package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.al.runtime.rows.MemoryRows;
import dev.rubicon.al.runtime.value.AlError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What statements and expressions do. */
class LanguageTest {
    private static Object run(String body) {
        return run("Text", "", body);
    }

    private static Object run(String type, String variables, String body) {
        Running running = Running.of("""
                codeunit 50100 Test
                {
                    procedure Go(): %s
                    %s
                    begin
                        %s
                    end;

                    local procedure Twice(var Number: Integer)
                    begin
                        Number := Number * 2;
                    end;

                    local procedure Fails()
                    begin
                        Error('No %%1', 7);
                    end;
                }
                """.formatted(type, variables, body));
        assertEquals(List.of(), running.reach(50100).unsupported());
        return running.call(50100, "Go", new MemoryRows(100));
    }

    @Test
    void loopsAndVarParameters() {
        assertEquals(60L, run("Integer", "var I: Integer; Sum: Integer;", """
                for I := 1 to 10 do
                    if I mod 2 = 0 then
                        Sum += I;
                Twice(Sum);
                exit(Sum);
                """));
    }

    @Test
    void casesWithRanges() {
        assertEquals("middle", run("""
                case 7 of
                    1, 2: exit('low');
                    5..9: exit('middle');
                    else exit('high');
                end;
                """));
    }

    @Test
    void errorsSayWhereTheyAre() {
        AlError error = assertThrows(AlError.class, () -> run("Fails(); exit('never');"));
        assertEquals("No 7", error.getMessage());
        assertEquals(
                "Test.Fails (src/a.al:16), Test 1.0.0.0",
                error.stack().getFirst().toString());
        assertEquals(2, error.stack().size());
    }

    @Test
    void textsThatAreTooLong() {
        AlError error =
                assertThrows(AlError.class, () -> run("Text", "var Short: Text[3];", "Short := 'abcd'; exit(Short);"));
        assertEquals(
                "The length of the string is 4, but it must be less than or equal to 3 characters. Value: abcd",
                error.getMessage());
    }
}
