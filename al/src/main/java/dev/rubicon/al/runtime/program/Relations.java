package dev.rubicon.al.runtime.program;

import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.syntax.TokenRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which fields refer to which tables: those with a plain {@code TableRelation = Customer} or {@code TableRelation = Customer."No."},
 * where that is all of the primary key. Relations with conditions are none.
 */
public final class Relations {
    private final Map<TableDefinition, List<Relation>> byTarget = new HashMap<>();

    /** A stored field that refers to a table. */
    public record Relation(TableDefinition table, FieldDefinition field) {}

    public static Relations of(Program program) {
        Relations relations = new Relations();
        for (TableDefinition table : program.tables()) {
            for (FieldDefinition field : table.fields()) {
                if (table.isStored() && field.isStored()) {
                    target(program, table, field)
                            .ifPresent(target -> relations
                                    .byTarget
                                    .computeIfAbsent(target, t -> new ArrayList<>())
                                    .add(new Relation(table, field)));
                }
            }
        }
        return relations;
    }

    private Relations() {}

    public List<Relation> to(TableDefinition target) {
        return byTarget.getOrDefault(target, List.of());
    }

    private static Optional<TableDefinition> target(Program program, TableDefinition table, FieldDefinition field) {
        AppCode from = field.app().flatMap(app -> program.app(app.id())).orElse(table.app());
        return field.declared()
                .flatMap(declared -> declared.properties().find("TableRelation"))
                .flatMap(relation -> target(program, from, relation.value()));
    }

    // What is longer has conditions, or a namespace before it.
    private static Optional<TableDefinition> target(Program program, AppCode from, TokenRange relation) {
        boolean isTable = relation.size() == 1;
        boolean isField = relation.size() == 3 && relation.kind(1) == TokenKind.DOT;
        if (!isTable && !isField || !relation.kind(0).isName()) {
            return Optional.empty();
        }
        return program.table(relation.name(0), from)
                .filter(target -> target.primaryKey().fields().size() == 1)
                .filter(target -> isTable
                        || relation.name(2)
                                .equalsIgnoreCase(
                                        target.primaryKey().fields().getFirst().name()));
    }
}
