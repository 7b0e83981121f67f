package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.al.runtime.rows.MemoryRows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What code has to say is kept. */
class LogTest {
    private static void check(List<String> expected, String statements) {
        Running running = Running.of("""
                codeunit 50100 Test
                {
                    procedure Go()
                    var
                        Dimensions: Dictionary of [Text, Text];
                    begin
                        %s
                    end;
                }
                """.formatted(statements));
        assertEquals(List.of(), running.reach(50100).unsupported());
        running.call(50100, "Go", new MemoryRows(10));
        assertEquals(expected, running.log());
    }

    @Test
    void messages() {
        check(List.of("1 of 2"), "Message('%1 of %2', 1, 2);");
    }

    @Test
    void telemetryWithItsDimensions() {
        check(List.of("A1: hi (a=b)", "A2: ho (c=d, e=f)"), """
                Dimensions.Add('a', 'b');
                Session.LogMessage('A1', 'hi', Verbosity::Normal, DataClassification::SystemMetadata, TelemetryScope::All, Dimensions);
                LogMessage('A2', 'ho', Verbosity::Error, DataClassification::SystemMetadata, TelemetryScope::All, 'c', 'd', 'e', 'f');
                """);
    }
}
