package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.al.runtime.rows.MemoryRows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What planning says of functions that install and upgrade code must not call, and of code that only runs for a user. */
class RefusedInUpgradeTest {
    private static Running running(String body) {
        return Running.of("""
                codeunit 50100 Test
                {
                    procedure Go(): Text
                    begin
                        %s
                        exit('done');
                    end;
                }
                """.formatted(body));
    }

    @Test
    void commitIsRefusedWhenPlanning() {
        assertEquals(
                "[src/a.al:5: Commit cannot be used in install and upgrade code]",
                running("Commit();").reach(50100).unsupported().toString());
    }

    @Test
    void commitDoesNothingElsewhere() {
        assertEquals("done", running("Database.Commit();").call(50100, "Go", new MemoryRows(10)));
    }

    @Test
    void whatOnlyRunsForAUserIsNotLookedAt() {
        assertEquals(
                List.of(),
                running("if GuiAllowed() then Page.Run(1); if true and GuiAllowed then Hyperlink('x');")
                        .reach(50100)
                        .unsupported());
    }
}
