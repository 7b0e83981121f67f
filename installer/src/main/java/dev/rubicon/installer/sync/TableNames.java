package dev.rubicon.installer.sync;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.Sql;
import dev.rubicon.installer.plan.StoredTable;
import java.util.Optional;

/** What tables are called in the database: {@code Company$Table$app id}, and {@code Table$app id} where rows are shared. */
public final class TableNames {
    private TableNames() {}

    /** Not quoted yet. */
    public static String of(StoredTable table, Optional<CompanyName> company) {
        return company.map(c -> c + "$").orElse("") + table.name() + "$" + table.app();
    }

    static String ofIndex(String table, StoredTable.Index index) {
        return table + "$" + index.name();
    }

    /**
     * A column of the table {@code t}. Qualified, because SQLite takes a quoted name that it does not know for a text.
     */
    static String column(String name) {
        return "t." + quoted(name);
    }

    /** A name as an SQL identifier, whatever characters it has. */
    public static String quoted(String name) {
        return Sql.quoted(name);
    }
}
