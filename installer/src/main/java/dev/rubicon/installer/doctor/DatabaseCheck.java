package dev.rubicon.installer.doctor;

import dev.rubicon.installer.database.PostgresSchema;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.database.SqliteFile;
import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.model.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the database, which could be opened, can be written by this user, and is of a version that is known to work. */
record DatabaseCheck(Instance instance, Sql sql) implements Check {
    private static final long OLDEST = 130_000;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Result> results() {
        return List.of(
                switch (instance.database()) {
                    case SqliteFile file -> file(file.file());
                    case PostgresSchema schema -> schema(schema);
                });
    }

    private Result file(Path file) {
        if (!Files.isWritable(file) || !Files.isWritable(file.getParent())) {
            return new Result.Fail(new Problem(
                    "RB601",
                    "the database " + file + " is read-only",
                    "make the file and its folder writable for this user"));
        }
        String version =
                sql.queryOne("SELECT sqlite_version()", row -> row.getString(1)).orElseThrow();
        return new Result.Ok(file + ", SQLite " + version);
    }

    private Result schema(PostgresSchema schema) {
        long version = sql.number("SELECT current_setting('server_version_num')::bigint");
        if (version < OLDEST) {
            return new Result.Warn(new Problem(
                    "RB740",
                    "the server of " + schema + " is PostgreSQL " + version / 10_000
                            + ", which Rubicon is not made for",
                    "use PostgreSQL 13 or newer"));
        }
        if (sql.number("SELECT CASE WHEN pg_is_in_recovery() THEN 1 ELSE 0 END") > 0) {
            return new Result.Fail(new Problem(
                    "RB601",
                    "the database " + schema + " is read-only: its server only follows another one",
                    "name the server that takes changes"));
        }
        if (sql.number("SELECT CASE WHEN has_schema_privilege(current_schema(), 'CREATE') THEN 0 ELSE 1 END") > 0) {
            return missing(schema, "may not make tables in the schema", "GRANT CREATE ON SCHEMA");
        }
        long others = sql.number("""
                SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'rubicon~_%' ESCAPE '~'
                AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
                AND NOT pg_has_role(relowner, 'USAGE')""");
        return others > 0
                ? missing(
                        schema,
                        "does not own the tables of the instance",
                        "name the user who made it by ?user=NAME, or GRANT that role")
                : new Result.Ok(schema + ", PostgreSQL " + version / 10_000 + "." + version % 10_000);
    }

    private static Result missing(PostgresSchema schema, String what, String next) {
        return new Result.Fail(new Problem(
                "RB739", "the user of " + schema + " " + what, next + "; docs/postgresql.md lists what is needed"));
    }
}
