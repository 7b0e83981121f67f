package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.builtin.Builtin;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.runtime.program.CalcFormula;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.syntax.Position;
import java.util.Locale;
import java.util.Set;

/** Whether the FlowFields that code has calculated can be: what their formulas name must be there. */
record FlowFormulas(Program program, AppCode app) {
    private static final Set<String> CALCULATING = Set.of("calcfields", "setautocalcfields");

    /** @throws Unbound if the function calculates the field and its formula cannot be */
    void check(Position position, Builtin builtin, FieldDefinition field) {
        if (!field.isFlow() || !CALCULATING.contains(builtin.name().toLowerCase(Locale.ROOT))) {
            return;
        }
        CalcFormula formula = CalcFormula.of(field)
                .orElseThrow(() -> new Unbound(position, "how the field '" + field + "' is calculated is not known"));
        AppCode from =
                field.app().flatMap(identity -> program.app(identity.id())).orElse(app);
        TableDefinition table = program.table(formula.table(), from)
                .orElseThrow(() -> new Unbound(
                        position,
                        "the field '" + field + "' is calculated from the table '" + formula.table()
                                + "', which no app at hand has"));
        formula.field().ifPresent(name -> check(position, field, table, name));
        formula.conditions().forEach(condition -> check(position, field, table, condition.field()));
    }

    private static void check(Position position, FieldDefinition field, TableDefinition table, String name) {
        if (table.field(name).isEmpty()) {
            throw new Unbound(
                    position,
                    "the field '" + field + "' is calculated from the field '" + name + "', which the table '" + table
                            + "' does not have");
        }
    }
}
