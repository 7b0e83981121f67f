package dev.rubicon.al.runtime;

import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.rows.Rows;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.AlTime;
import dev.rubicon.al.runtime.value.BlobValue;
import dev.rubicon.al.tree.TypeReference;
import dev.rubicon.al.tree.Variable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A few rows, always the same, in each table that some routines name. Codes are few, so that rows of one table often name those of another. */
final class GeneratedRows {
    private static final int ROWS = 4;
    private static final List<String> CODES = List.of("A1", "B2", "C3", "D4");

    private final Random random = new Random(7);
    private final Program program;

    GeneratedRows(Program program) {
        this.program = program;
    }

    /** The tables of all record variables of the routines, of their objects, and those whose code they are. */
    Set<TableDefinition> tables(Collection<Routine> routines) {
        Set<TableDefinition> found = new LinkedHashSet<>();
        for (Routine routine : routines) {
            program.tableOf(routine.owner()).ifPresent(found::add);
            routine.tree().parameters().forEach(parameter -> add(routine, parameter.type(), found));
            for (Variable variable : routine.tree().variables()) {
                add(routine, variable.type(), found);
            }
            for (Variable variable : routine.owner().variables()) {
                add(routine, variable.type(), found);
            }
        }
        found.removeIf(table -> !table.isStored() || table.isPlatform());
        return found;
    }

    private void add(Routine routine, TypeReference type, Set<TableDefinition> found) {
        if (type instanceof TypeReference.ObjectType object && object.name().equalsIgnoreCase("Record")) {
            program.table(object.object().name(), routine.owner().app()).ifPresent(found::add);
        }
    }

    void fill(Rows rows, TableDefinition table, String company) {
        for (int i = 0; i < ROWS; i++) {
            Object[] row = new Object[table.fields().size()];
            for (FieldDefinition field : table.fields()) {
                row[field.index()] = value(field, i);
            }
            // A setup table has one row, whose key is blank.
            if (i == 0) {
                table.primaryKey().fields().forEach(field -> row[field.index()] = Blanks.ofField(field.type()));
            }
            try {
                rows.insert(table, table.isPerCompany() ? company : "", row);
            } catch (AlError taken) {
                continue;
            }
        }
    }

    private Object value(FieldDefinition field, int number) {
        return switch (field.type()) {
            case Type.Text text -> fit(CODES.get(random.nextInt(CODES.size())), text.length());
            case Type.Code code -> fit(CODES.get(random.nextInt(CODES.size())), code.length());
            case Type.Named named -> ordinal(named.definition());
            case Type.Simple simple -> simple(simple, number);
            default -> Blanks.ofField(field.type());
        };
    }

    private static String fit(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private long ordinal(EnumDefinition definition) {
        List<EnumDefinition.Value> values = definition.values();
        return values.isEmpty() ? 0 : values.get(random.nextInt(values.size())).ordinal();
    }

    private Object simple(Type.Simple type, int number) {
        return switch (type) {
            case BOOLEAN -> random.nextBoolean();
            case BYTE, CHAR, INTEGER, BIG_INTEGER, DURATION -> (long) number * 10 + random.nextInt(10);
            case DECIMAL -> new BigDecimal(random.nextInt(100_000)).movePointLeft(2);
            case DATE -> AlDate.of(LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365)));
            case TIME -> new AlTime(random.nextInt(86_400) * 1000);
            case DATE_TIME -> new AlDateTime(1_750_000_000_000L + random.nextInt(1_000_000));
            case GUID -> new UUID(random.nextLong(), random.nextLong());
            case BLOB -> new BlobValue();
            default -> Blanks.ofField(type);
        };
    }
}
