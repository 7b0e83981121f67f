package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.PostgresDialect;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.database.SqliteDialect;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.StoredTable;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How much companies hold in the tables that each has of its own. */
public record CompanyExtents(Sql sql, List<StoredTable> tables) {
    // SQLite takes no statement with more than a thousand operands.
    private static final int AT_ONCE = 400;

    /**
     * What one company holds.
     *
     * @param rows in all its tables
     * @param bytes on the disk, indexes included
     */
    public record Extent(CompanyName company, long tables, long rows, long bytes) {}

    public Extent of(CompanyName company) {
        List<String> names = tables.stream()
                .filter(StoredTable::perCompany)
                .map(table -> TableNames.of(table, Optional.of(company)))
                .toList();
        long rows = 0;
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            rows += rows(names.subList(from, Math.min(names.size(), from + AT_ONCE)));
        }
        return new Extent(company, names.size(), rows, bytes(names));
    }

    private long rows(List<String> names) {
        return sql.number(names.stream()
                .map(name -> "(SELECT count(*) FROM " + sql.dialect().quoted(name) + ")")
                .collect(Collectors.joining(" + ", "SELECT ", "")));
    }

    // Asked for names, SQLite looks through its whole schema for each of them: with the plus it looks at all, once.
    private long bytes(List<String> names) {
        return switch (sql.dialect()) {
            case SqliteDialect sqlite ->
                sql.number(
                        "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE aggregate = TRUE AND +name IN"
                                + " (SELECT name FROM sqlite_schema WHERE tbl_name IN (" + questions(names) + "))",
                        names.toArray());
            case PostgresDialect postgres ->
                sql.number(
                        "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c WHERE c.relkind = 'r'"
                                + " AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
                                + " AND c.relname IN (" + questions(names) + ")",
                        names.stream().map(postgres::identifier).toArray());
        };
    }

    private static String questions(List<String> names) {
        return String.join(", ", Collections.nCopies(names.size(), "?"));
    }
}
