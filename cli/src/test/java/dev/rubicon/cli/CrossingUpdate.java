package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.database.SqliteDialect;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.model.PackageId;
import java.nio.file.Path;
import java.util.List;

/**
 * An update, in a process of its own, that archives, cuts and drops fields of many rows; and what an instance looks like before
 * and after it.
 */
record CrossingUpdate(Path folder, int rows) implements KillableInstall {
    private static final PackageId APP = new PackageId("customer-app");
    private static final String TABLE = "\"CRONUS$Customer$c7d1f2a8-3b9e-4e21-8a64-5e9b8d3f4c02\"";

    /** Packs, publishes, and makes the instance at the version before. */
    void prepare(String instance, List<String> options) {
        String examples = CommandLineRun.ROOT.resolve("examples/pos").toString();
        String out = folder.resolve("out").toString();
        run("pack", "--id", "base-app", "--version", "1.0.0", "--path", examples + "/base-app", "--output", out);
        for (String version : List.of("1.9.0", "2.0.0")) {
            String app = examples + "/customer-app/" + version;
            run(
                    "pack",
                    "--id",
                    "customer-app",
                    "--version",
                    version,
                    "--path",
                    app,
                    "--output",
                    out,
                    "--dependency",
                    "base-app");
        }
        run("publish", out + "/base-app_1.0.0.zip", out + "/customer-app_1.9.0.zip", out + "/customer-app_2.0.0.zip");
        create(instance, options);
        run("install", "--id", "customer-app@1.9.0", "--instance", instance);
        run("sql", "--instance", instance, "--write", """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO ${table:Customer} ("No.", "Name", "Fax")
                SELECT i, 'A name that is a good deal longer than the fifty characters that will be left ' || i, 'fax ' || i
                FROM n""".formatted(rows));
    }

    @Override
    public String target() {
        return "customer-app@2.0.0";
    }

    @Override
    public boolean isOld(String instance) {
        try (InstanceDatabase database = open(instance)) {
            Sql sql = database.sql();
            String version =
                    database.readState().packages().get(APP).release().version().toString();
            List<String> columns =
                    sql.answer("SELECT * FROM " + TABLE + " LIMIT 1").columns();
            long archived = sql.number("SELECT coalesce(sum(row_count), 0) FROM rubicon_archive");
            long copies = archiveTables(sql).stream()
                    .mapToLong(table -> sql.number("SELECT count(*) FROM " + table))
                    .sum();
            assertEquals(archived, copies, "rows of the archive that its catalogue does not know");
            long cut = sql.number("SELECT count(*) FROM " + TABLE + " WHERE length(\"Name\") <= 50");
            long steps = sql.number("SELECT count(*) FROM rubicon_journal_step WHERE to_version = '2.0.0'");
            boolean old = version.equals("1.9.0");
            assertEquals(old, columns.contains("Fax"), version);
            assertEquals(!old, columns.contains("Website"), version);
            assertEquals(old ? 0 : rows, archived, version);
            assertEquals(old ? 0 : rows, cut, version);
            assertEquals(old ? 0 : 1, steps, version);
            return old;
        }
    }

    // Those that are there, whether or not the catalogue of the archive knows them.
    private static List<String> archiveTables(Sql sql) {
        String list = sql.dialect() instanceof SqliteDialect
                ? "SELECT name FROM sqlite_schema WHERE type = 'table'"
                : "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace";
        return sql.query(list, row -> row.getString(1)).stream()
                .filter(name -> name.matches("rubicon_archive_\\d+"))
                .toList();
    }
}
