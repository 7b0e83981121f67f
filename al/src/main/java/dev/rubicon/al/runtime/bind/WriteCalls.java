package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.builtin.Builtin;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Notes what the methods of records set going: triggers, and what hears them. */
record WriteCalls(Scope scope) {
    private static final Set<String> WRITES =
            Set.of("insert", "modify", "delete", "rename", "modifyall", "deleteall", "truncate");

    /** @throws Unbound if the table is never written */
    void note(Position position, Bound receiver, Builtin builtin, List<Expression> arguments) {
        if (receiver.type() instanceof Type.RecordOf record) {
            boolean isWrite = WRITES.contains(builtin.name().toLowerCase(Locale.ROOT));
            if (isWrite && record.table().isPlatform() && !record.isTemporary()) {
                throw new Unbound(position, "the table '" + record.table() + "' cannot be written here");
            }
            switch (builtin.name().toLowerCase(Locale.ROOT)) {
                case "insert" -> written(record.table(), "Insert", runsTrigger(arguments, 0));
                case "modify" -> written(record.table(), "Modify", runsTrigger(arguments, 0));
                case "delete" -> written(record.table(), "Delete", runsTrigger(arguments, 0));
                case "rename" -> written(record.table(), "Rename", true);
                case "modifyall" -> written(record.table(), "Modify", runsTrigger(arguments, 2));
                case "deleteall" -> written(record.table(), "Delete", runsTrigger(arguments, 0));
                case "validate" -> validated(record.table(), arguments);
                default -> {}
            }
        }
    }

    private void written(TableDefinition table, String trigger, boolean runsTrigger) {
        scope.calls(new Callee.Written(table, trigger, runsTrigger));
    }

    // Without a word, or with a plain "false", the trigger does not run.
    private static boolean runsTrigger(List<Expression> arguments, int index) {
        return index < arguments.size()
                && !(arguments.get(index) instanceof Expression.BooleanLiteral flag && !flag.value());
    }

    private void validated(TableDefinition table, List<Expression> arguments) {
        String name = switch (arguments.getFirst()) {
            case Expression.Name given -> given.name();
            case Expression.Member given -> given.name();
            default -> "";
        };
        table.field(name).ifPresent(field -> scope.calls(new Callee.Validated(table, field)));
    }
}
