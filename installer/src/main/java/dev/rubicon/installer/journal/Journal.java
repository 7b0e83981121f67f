package dev.rubicon.installer.journal;

import dev.rubicon.format.Json;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The journal of an instance. Steps are written in the transaction of what they did, so the journal never says otherwise. */
public final class Journal {
    private final Sql sql;

    public Journal(Sql sql) {
        this.sql = sql;
    }

    /**
     * Opens a run; runs that are still open are marked as interrupted, so the caller must hold the lock of the instance.
     *
     * @return its id
     */
    public long begin(String command, String who, String plan, String now) {
        sql.execute("UPDATE rubicon_journal SET outcome = 'interrupted' WHERE outcome = 'running'");
        long run = sql.number("SELECT coalesce(max(run), 0) + 1 FROM rubicon_journal");
        sql.execute(
                "INSERT INTO rubicon_journal (run, command, who, plan, started_at, outcome) VALUES (?, ?, ?, ?, ?, 'running')",
                run,
                command,
                who,
                plan,
                now);
        return run;
    }

    /** Notes what a run is going to do, and what was kept before it. */
    public void expect(long run, int steps, Optional<String> snapshot) {
        sql.execute(
                "UPDATE rubicon_journal SET planned = ?, snapshot = ? WHERE run = ?",
                steps,
                snapshot.orElse(null),
                run);
    }

    /** Notes that a run brings back the state of a snapshot. */
    public void restoring(long run, Run.Restored restored) {
        sql.execute(
                "UPDATE rubicon_journal SET restored = ?, restored_run = ? WHERE run = ?",
                restored.snapshot(),
                restored.run(),
                run);
    }

    /** The number of the last run; 0 if there was none. */
    public long last() {
        return sql.number("SELECT coalesce(max(run), 0) FROM rubicon_journal");
    }

    /** Replaces all that is here: what was done to an instance stays true when its rows go back. */
    public void replace(List<Run> runs) {
        sql.execute("DELETE FROM rubicon_journal_step");
        sql.execute("DELETE FROM rubicon_journal");
        for (Run run : runs) {
            sql.execute(
                    """
                    INSERT INTO rubicon_journal (run, command, who, plan, started_at, finished_at, outcome, problem, planned,
                      snapshot, restored, restored_run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    run.id(),
                    run.command(),
                    run.who(),
                    run.plan(),
                    run.startedAt(),
                    run.finishedAt().orElse(null),
                    run.outcome().name().toLowerCase(Locale.ROOT),
                    run.problem().orElse(null),
                    run.planned().orElse(null),
                    run.snapshot().orElse(null),
                    run.restored().map(Run.Restored::snapshot).orElse(null),
                    run.restored().map(Run.Restored::run).orElse(null));
            run.steps().forEach(step -> add(run.id(), step));
        }
    }

    public void add(long run, JournalStep step) {
        sql.execute(
                "INSERT INTO rubicon_journal_step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run,
                step.step(),
                step.packageId().value(),
                step.from().map(Version::toString).orElse(null),
                step.to().toString(),
                step.syncMode(),
                step.reasons(),
                step.archivedRows(),
                step.startedAt(),
                step.finishedAt(),
                json(step.code()));
    }

    /** Notes more of what code did: what ran when the step was committed. */
    public void tell(long run, int step, CodeReport code) {
        sql.execute("UPDATE rubicon_journal_step SET code = ? WHERE run = ? AND step = ?", json(code), run, step);
    }

    private static String json(CodeReport code) {
        return code.isNothing() ? "{}" : Json.writeLine(CodeReportJson.write(code));
    }

    public void end(long run, Run.Outcome outcome, Optional<String> problem, String now) {
        sql.execute(
                "UPDATE rubicon_journal SET outcome = ?, problem = ?, finished_at = ? WHERE run = ?",
                outcome.name().toLowerCase(Locale.ROOT),
                problem.orElse(null),
                now,
                run);
    }

    /** The newest first. */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (Run run : sql.query(
                "SELECT * FROM rubicon_journal ORDER BY run DESC",
                row -> new Run(
                        row.getLong("run"),
                        row.getString("command"),
                        row.getString("who"),
                        row.getString("plan"),
                        row.getString("started_at"),
                        Optional.ofNullable(row.getString("finished_at")),
                        Run.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(row.getString("problem")),
                        Optional.of(row.getInt("planned")).filter(planned -> planned > 0),
                        Optional.ofNullable(row.getString("snapshot")),
                        restored(row),
                        List.of()))) {
            runs.add(withSteps(run));
        }
        return List.copyOf(runs);
    }

    private static Optional<Run.Restored> restored(ResultSet row) throws SQLException {
        long run = row.getLong("restored_run");
        return Optional.ofNullable(row.getString("restored")).map(snapshot -> new Run.Restored(snapshot, run));
    }

    private Run withSteps(Run run) {
        List<JournalStep> steps = sql.query(
                "SELECT * FROM rubicon_journal_step WHERE run = ? ORDER BY step",
                row -> new JournalStep(
                        row.getInt("step"),
                        new PackageId(row.getString("package")),
                        Optional.ofNullable(row.getString("from_version")).map(Version::parse),
                        Version.parse(row.getString("to_version")),
                        row.getString("sync_mode"),
                        row.getString("reasons"),
                        row.getLong("archived_rows"),
                        CodeReportJson.read(row.getString("code")),
                        row.getString("started_at"),
                        row.getString("finished_at")),
                run.id());
        return run.withSteps(steps);
    }
}
