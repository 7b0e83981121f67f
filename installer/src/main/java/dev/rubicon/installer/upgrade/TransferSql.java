package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.rows.Transfer;
import dev.rubicon.installer.database.Prepared.SqlNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A DataTransfer as one statement. In it, {@code s} is the source. */
record TransferSql(FilterSql filters, StoredForms forms) {
    private static final String SOURCE = "s.";

    /** Sets fields of rows that are there. */
    Condition copyFields(Transfer.CopyFields transfer, SqlTable source, SqlTable destination) {
        if (isOntoItself(transfer, source, destination)) {
            return update(
                    transfer,
                    destination,
                    destination,
                    "",
                    "",
                    filters.all(destination, "", transfer.source().filters()));
        }
        Condition joined = new Condition(joins(transfer, source, destination), List.of())
                .and(filters.all(source, SOURCE, transfer.source().filters()));
        return update(transfer, source, destination, SOURCE, " FROM " + source.name() + " AS s", joined);
    }

    // Every row with itself: then one look at the table is enough.
    private static boolean isOntoItself(Transfer.CopyFields transfer, SqlTable source, SqlTable destination) {
        List<FieldDefinition> key = destination.table().primaryKey().fields();
        return source.name().equals(destination.name())
                && transfer.joins().stream().allMatch(join -> join.source() == join.destination())
                && transfer.joins().stream().map(Transfer.Join::source).toList().containsAll(key);
    }

    private Condition update(
            Transfer.CopyFields transfer,
            SqlTable source,
            SqlTable destination,
            String prefix,
            String from,
            Condition which) {
        List<Object> parameters = new ArrayList<>();
        String assignments = transfer.assignments().stream()
                .map(assignment -> destination.column(assignment.target()) + " = "
                        + switch (assignment) {
                            case Transfer.Assignment.OfField field -> prefix + source.column(field.source());
                            case Transfer.Assignment.OfConstant constant -> constant(constant, parameters);
                        })
                .collect(Collectors.joining(", "));
        Condition all = which.and(filters.all(
                destination, destination.name() + ".", transfer.destination().filters()));
        parameters.addAll(all.parameters());
        return new Condition(
                "UPDATE " + destination.name() + " SET " + assignments + from + " WHERE " + all.sql(), parameters);
    }

    private String constant(Transfer.Assignment.OfConstant constant, List<Object> parameters) {
        Object value = forms.parameter(constant.value());
        if (value == SqlNull.NULL) {
            return "NULL";
        }
        parameters.add(value);
        return "?";
    }

    private static String joins(Transfer.CopyFields transfer, SqlTable source, SqlTable destination) {
        return transfer.joins().stream()
                .map(join -> SOURCE + source.column(join.source()) + " = " + destination.name() + "."
                        + destination.column(join.destination()))
                .collect(Collectors.joining(" AND "));
    }

    /** Whether no row can be joined to two of the source: what is joined is its primary key. */
    static boolean isUnique(Transfer.CopyFields transfer) {
        Set<FieldDefinition> joined = new HashSet<>();
        transfer.joins().forEach(join -> joined.add(join.source()));
        return joined.containsAll(transfer.source().table().primaryKey().fields());
    }

    /** A query that finds something if a row is joined to two of the source. */
    Condition ambiguous(Transfer.CopyFields transfer, SqlTable source, SqlTable destination) {
        Condition which = new Condition(joins(transfer, source, destination), List.of())
                .and(filters.all(source, SOURCE, transfer.source().filters()))
                .and(filters.all(
                        destination,
                        destination.name() + ".",
                        transfer.destination().filters()));
        String key = destination.table().primaryKey().fields().stream()
                .map(field -> destination.name() + "." + destination.column(field))
                .collect(Collectors.joining(", "));
        return new Condition(
                "SELECT 1 FROM " + source.name() + " AS s, " + destination.name() + " WHERE " + which.sql()
                        + " GROUP BY " + key + " HAVING count(*) > 1 LIMIT 1",
                which.parameters());
    }

    /** Inserts a row for each of the source; one whose key is taken is left out. */
    Condition copyRows(Transfer.CopyRows transfer, SqlTable source, SqlTable destination) {
        List<Object> parameters = new ArrayList<>();
        String targets = transfer.assignments().stream()
                .map(assignment -> destination.column(assignment.target()))
                .collect(Collectors.joining(", "));
        String values = transfer.assignments().stream()
                .map(assignment -> switch (assignment) {
                    case Transfer.Assignment.OfField field -> source.column(field.source());
                    case Transfer.Assignment.OfConstant constant -> constant(constant, parameters);
                })
                .collect(Collectors.joining(", "));
        Condition which = filters.all(source, "", transfer.source().filters());
        parameters.addAll(which.parameters());
        return new Condition(
                "INSERT INTO " + destination.name() + " (" + targets + ") SELECT " + values + " FROM " + source.name()
                        + " WHERE " + which.sql() + " ON CONFLICT DO NOTHING",
                parameters);
    }
}
