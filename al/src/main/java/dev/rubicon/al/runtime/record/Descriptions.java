package dev.rubicon.al.runtime.record;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.run.Condition;
import dev.rubicon.al.runtime.run.Formats;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How records, keys and filters are called in messages. */
public final class Descriptions {
    private Descriptions() {}

    /** {@code No.='10000',Line No.='2'}. */
    public static String key(TableDefinition table, List<Object> key) {
        List<FieldDefinition> fields = table.primaryKey().fields();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(fields.size(), key.size()); i++) {
            text.append(i == 0 ? "" : ",")
                    .append(fields.get(i).caption())
                    .append("='")
                    .append(Formats.standard(fields.get(i).type(), key.get(i)))
                    .append('\'');
        }
        return text.toString();
    }

    /** {@code No.: 10000..20000, Name: A*}. */
    public static String filters(RecordValue record) {
        return record.view().filters().entrySet().stream()
                .map(Descriptions::filter)
                .collect(Collectors.joining(", "));
    }

    private static String filter(Map.Entry<FieldDefinition, Condition> filter) {
        return filter.getKey().caption() + ": " + filter.getValue().text();
    }

    public static AlError missing(RecordValue record, List<Object> key) {
        TableDefinition table = record.table();
        return new AlError(
                "DB:RecordNotFound",
                "The " + table.caption() + " does not exist. Identification fields and values: " + key(table, key));
    }

    public static AlError exists(RecordValue record) {
        TableDefinition table = record.table();
        return new AlError(
                "DB:RecordExists",
                "The record in table " + table.caption() + " already exists. Identification fields and values: "
                        + key(table, record.key()));
    }

    public static AlError nothing(RecordValue record) {
        String filters = filters(record);
        String caption = record.table().caption();
        return new AlError(
                "DB:NothingInsideFilter",
                filters.isEmpty()
                        ? "The " + caption + " table is empty, or all of it is filtered out."
                        : "There is no " + caption + " within the filter. Filters: " + filters);
    }
}
