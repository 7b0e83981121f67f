package dev.rubicon.installer.sync;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.StoredTable;
import java.util.Optional;

/**
 * What tables, indexes and constraints are called: {@code Company$Table$app id}, and {@code Table$app id} where rows are shared.
 * A database may shorten such a name. One that would begin as SQLite's own do gets a {@code $} before it.
 */
public final class TableNames {
    private static final String RESERVED = "sqlite_";

    private TableNames() {}

    /** Not quoted yet. */
    public static String of(StoredTable table, Optional<CompanyName> company) {
        String name = company.map(c -> c + "$").orElse("") + table.name() + "$" + table.app();
        return name.regionMatches(true, 0, RESERVED, 0, RESERVED.length()) ? "$" + name : name;
    }

    static String ofIndex(String table, StoredTable.Index index) {
        return table + "$" + index.name();
    }

    static String ofPrimaryKey(String table) {
        return table + "_pkey";
    }

    static String ofNumbers(String table) {
        return table + "_number";
    }

    static String ofUniqueId(String table) {
        return table + "_systemid";
    }
}
