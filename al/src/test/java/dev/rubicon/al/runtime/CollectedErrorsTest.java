package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.al.runtime.rows.MemoryRows;
import dev.rubicon.al.runtime.value.AlError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Errors that wait until the routine that collects them is done. */
class CollectedErrorsTest {
    private static Object run(String statements) {
        Running running = Running.of("""
                codeunit 50100 Test
                {
                    [ErrorBehavior(ErrorBehavior::Collect)]
                    procedure Go(): Text
                    var
                        Info: ErrorInfo;
                        Texts: TextBuilder;
                    begin
                        Fails('one');
                        Fails('two');
                        %s
                    end;

                    procedure Fails(What: Text)
                    var
                        Info: ErrorInfo;
                    begin
                        Info.Message := What;
                        Info.Collectible := true;
                        Error(Info);
                    end;
                }
                """.formatted(statements));
        assertEquals(List.of(), running.reach(50100).unsupported());
        return running.call(50100, "Go", new MemoryRows(10));
    }

    @Test
    void allAreThereToBeLookedAt() {
        assertEquals("one two ", run("""
                foreach Info in GetCollectedErrors(true) do
                    Texts.Append(Info.Message + ' ');
                exit(Texts.ToText());
                """));
    }

    @Test
    void whatNobodyClearedIsRaisedAtTheEnd() {
        assertEquals(
                "one\ntwo",
                assertThrows(AlError.class, () -> run("exit('done');")).getMessage());
    }

    @Test
    void clearedOnesAreGone() {
        assertEquals("No", run("ClearCollectedErrors(); exit(Format(HasCollectedErrors()));"));
    }

    @Test
    void othersAreRaisedAtOnce() {
        assertEquals(
                "three",
                assertThrows(AlError.class, () -> run("Error('three');")).getMessage());
    }
}
