package dev.rubicon.installer;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.database.DatabaseCopy;
import dev.rubicon.installer.database.DatabaseCopy.Shape;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What was written to an instance since a snapshot, table by table, each in one query. */
final class WrittenSince {
    // Types without an equality on some server.
    private static final Set<String> INCOMPARABLE = Set.of("json", "xml", "point", "polygon", "box");

    private final Sql sql;
    private final List<ArchiveEntry> altered;
    private final List<String> unseen = new ArrayList<>();

    /**
     * What can be told, and what cannot.
     *
     * @param tables of apps and of others, by name; without those that are as they were
     * @param unseen columns that a step altered, so that nobody knows what was written to them; as {@code Table.Column}
     */
    record Found(List<TableWrites> tables, List<String> unseen) {}

    private WrittenSince(Sql sql, long run) {
        this.sql = sql;
        this.altered = new DataArchive(sql)
                .entries().stream().filter(entry -> entry.run() > run).toList();
    }

    static Found of(Instance instance, Snapshot snapshot) {
        DatabaseCopy copy = instance.copy();
        List<TableWrites> found = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        copy.compare(snapshot.file(), (live, tables) -> {
            WrittenSince since = new WrittenSince(live, snapshot.about().run());
            TreeMap<String, Shape> left = new TreeMap<>();
            copy.tables(live).stream()
                    .filter(shape -> !shape.name().startsWith("rubicon_"))
                    .forEach(shape -> left.put(shape.name(), shape));
            tables.accept((before, reference) -> {
                if (left.containsKey(before.name())) {
                    found.add(since.compare(left.remove(before.name()), before, reference));
                }
            });
            left.keySet().forEach(name -> found.add(new TableWrites(name, true, true, since.rows(name), 0, 0)));
            unseen.addAll(since.unseen);
        });
        return new Found(
                found.stream()
                        .filter(writes -> !writes.isEmpty())
                        .sorted(Comparator.comparing(TableWrites::table))
                        .toList(),
                unseen.stream().sorted().toList());
    }

    private long rows(String table) {
        return sql.number("SELECT count(*) FROM " + sql.dialect().quoted(table));
    }

    private TableWrites compare(Shape now, Shape before, String reference) {
        boolean byKey = !now.key().isEmpty()
                && now.key().equals(before.key())
                && now.key().stream().allMatch(name -> isComparable(name, now, before));
        if (!byKey) {
            long more = rows(now.name()) - sql.number("SELECT count(*) FROM " + reference);
            return new TableWrites(now.name(), false, false, Math.max(0, more), 0, Math.max(0, -more));
        }
        List<String> differs = new ArrayList<>();
        for (String column : now.columns().keySet()) {
            if (now.key().contains(column) || !before.columns().containsKey(column)) {
                continue;
            }
            if (!isComparable(column, now, before) || isAltered(now.name(), column)) {
                unseen.add(now.name() + "." + column);
            } else {
                String quoted = sql.dialect().quoted(column);
                differs.add("n." + quoted + " IS DISTINCT FROM o." + quoted);
            }
        }
        List<String> same = now.key().stream()
                .map(sql.dialect()::quoted)
                .map(column -> "n." + column + " = o." + column)
                .toList();
        String key = sql.dialect().quoted(now.key().getFirst());
        String both = "n." + key + " IS NOT NULL AND o." + key + " IS NOT NULL";
        String changed = differs.isEmpty() ? "1 = 0" : both + " AND (" + String.join(" OR ", differs) + ")";
        return sql.queryOne(
                        "SELECT count(*) FILTER (WHERE o." + key + " IS NULL), count(*) FILTER (WHERE " + changed
                                + "), count(*) FILTER (WHERE n." + key + " IS NULL) FROM "
                                + sql.dialect().quoted(now.name()) + " AS n FULL JOIN " + reference + " AS o ON "
                                + String.join(" AND ", same),
                        row -> new TableWrites(now.name(), false, true, row.getLong(1), row.getLong(2), row.getLong(3)))
                .orElseThrow();
    }

    private static boolean isComparable(String column, Shape now, Shape before) {
        String type = now.columns().get(column);
        return type.equals(before.columns().get(column)) && !INCOMPARABLE.contains(type);
    }

    // A step that cuts or converts values has put the old ones into the archive.
    private boolean isAltered(String table, String column) {
        return altered.stream()
                .filter(entry -> table.startsWith(
                        entry.company().map(company -> company + "$").orElse("") + entry.table() + "$"))
                .flatMap(entry -> entry.valueColumns().stream())
                .anyMatch(column::equals);
    }
}
