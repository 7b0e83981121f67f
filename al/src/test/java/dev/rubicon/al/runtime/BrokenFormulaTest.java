package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.al.runtime.value.AlError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A formula that is none is an error of the code that asks for it, and nothing else. */
class BrokenFormulaTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum",
                "sum()",
                "sum(Thing)",
                "sum(Nothing.Id)",
                "sum(Thing.Nothing)",
                "median(Thing.Id)",
                "sum(Thing.Id where)",
                "sum(Thing.Id where())",
                "sum(Thing.Id where(Id))",
                "sum(Thing.Id where(Id = const(x)))",
                "sum(Thing.Id where(Id = field(Nothing)))",
                "sum(Thing.Id where(Id = filter(>)))",
                "sum(Thing.Flow)",
                "lookup(Thing.Flow)",
                "sum(Thing.Name)",
            })
    void isAnError(String formula) {
        Running running = Running.of("""
                table 50100 Thing
                {
                    fields
                    {
                        field(1; Id; Integer) { }
                        field(2; Name; Text[10]) { }
                        field(3; Flow; Integer) { FieldClass = FlowField; CalcFormula = %s; }
                    }
                }
                """.formatted(formula), """
                codeunit 50100 Test
                {
                    procedure Go()
                    var
                        Thing: Record Thing;
                    begin
                        Thing.Insert();
                        Thing.CalcFields(Flow);
                    end;
                }
                """);
        assertThrows(AlError.class, () -> running.call(50100, "Go", new TestRows()));
    }
}
