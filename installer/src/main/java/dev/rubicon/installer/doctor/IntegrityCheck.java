package dev.rubicon.installer.doctor;

import dev.rubicon.installer.database.PostgresDialect;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.database.SqliteDialect;
import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.util.List;

/** Whether the database says that its files are sound. */
record IntegrityCheck(Instance instance, Sql sql) implements Check {
    @Override
    public String name() {
        return "integrity";
    }

    @Override
    public List<Result> results() {
        List<String> complaints = switch (sql.dialect()) {
            case SqliteDialect sqlite -> sql.query("PRAGMA quick_check(10)", row -> row.getString(1));
            case PostgresDialect postgres -> sql.query("""
                                SELECT 'index ' || i.relname || ' is not valid' FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
                                WHERE NOT x.indisvalid
                                AND i.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())""", row -> row.getString(1));
        };
        List<String> bad =
                complaints.stream().filter(text -> !text.equals("ok")).toList();
        return List.of(
                bad.isEmpty()
                        ? new Result.Ok("sound")
                        : new Result.Fail(new Problem(
                                "RB736",
                                "the database " + instance.database() + " is damaged: "
                                        + Quoted.sentence(String.join("; ", bad)),
                                "restore it from a backup; indexes can be made again by REINDEX")));
    }
}
