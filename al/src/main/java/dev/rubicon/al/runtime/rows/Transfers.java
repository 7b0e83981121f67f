package dev.rubicon.al.runtime.rows;

import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Does row by row what a database does with one statement. */
public final class Transfers {
    private static final int PAGE = 1000;

    private Transfers() {}

    /** What is wrong if more than one row of the source is joined to one of the destination. */
    public static AlError ambiguous(Transfer.CopyFields transfer) {
        return new AlError(
                "NCLCSRTS:DataTransfer",
                "The joins of the DataTransfer from " + transfer.source().table() + " to "
                        + transfer.destination().table()
                        + " are not unique: more than one row of the source is joined to one of the destination.");
    }

    /** Returns how many rows were written. */
    static long run(Rows rows, Transfer transfer) {
        return switch (transfer) {
            case Transfer.CopyFields fields -> copyFields(rows, fields);
            case Transfer.CopyRows copied -> copyRows(rows, copied);
        };
    }

    private static List<Object[]> all(Rows rows, Selection selection) {
        Order order = new Order(selection.table().primaryKey().fields(), true);
        List<Object[]> all = new ArrayList<>();
        List<Object[]> page = rows.read(new Page(selection, order, List.of(), false, PAGE));
        while (!page.isEmpty()) {
            all.addAll(page);
            List<Object> from = key(selection.table(), page.getLast());
            page = page.size() < PAGE ? List.of() : rows.read(new Page(selection, order, from, false, PAGE));
        }
        return all;
    }

    private static List<Object> key(TableDefinition table, Object[] row) {
        return table.primaryKey().fields().stream()
                .map(field -> row[field.index()])
                .toList();
    }

    private static long copyFields(Rows rows, Transfer.CopyFields transfer) {
        Map<List<Object>, Object[]> sources = new HashMap<>();
        Map<List<Object>, Integer> counts = new HashMap<>();
        for (Object[] row : all(rows, transfer.source())) {
            List<Object> joined = transfer.joins().stream()
                    .map(join -> row[join.source().index()])
                    .toList();
            sources.put(joined, row);
            counts.merge(joined, 1, Integer::sum);
        }
        TableDefinition table = transfer.destination().table();
        List<Object[]> changed = new ArrayList<>();
        for (Object[] row : all(rows, transfer.destination())) {
            List<Object> joined = transfer.joins().stream()
                    .map(join -> row[join.destination().index()])
                    .toList();
            if (counts.getOrDefault(joined, 0) > 1) {
                throw ambiguous(transfer);
            }
            if (sources.containsKey(joined)) {
                assign(rows, transfer.source(), sources.get(joined), transfer.assignments(), row);
                changed.add(row);
            }
        }
        changed.forEach(row -> rows.update(table, transfer.destination().company(), key(table, row), row, true));
        return changed.size();
    }

    private static long copyRows(Rows rows, Transfer.CopyRows transfer) {
        TableDefinition table = transfer.destination();
        List<Object[]> found = all(rows, transfer.source());
        for (Object[] source : found) {
            Object[] row = transfer.blanks().get();
            assign(rows, transfer.source(), source, transfer.assignments(), row);
            if (!rows.insert(table, transfer.company(), row)) {
                throw new AlError(
                        "DB:RecordExists",
                        "The record in table " + table
                                + " already exists: a DataTransfer copied it twice, or it was there.");
            }
        }
        return found.size();
    }

    private static void assign(
            Rows rows, Selection from, Object[] source, List<Transfer.Assignment> assignments, Object[] row) {
        for (Transfer.Assignment assignment : assignments) {
            row[assignment.target().index()] = switch (assignment) {
                case Transfer.Assignment.OfConstant constant -> constant.value();
                case Transfer.Assignment.OfField field ->
                    source[field.source().index()] instanceof BlobValue
                            ? rows.blob(from.table(), from.company(), key(from.table(), source), field.source())
                            : source[field.source().index()];
            };
        }
    }
}
