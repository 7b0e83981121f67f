package dev.rubicon.installer.journal;

import dev.rubicon.installer.database.Sql;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
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

    public void add(long run, JournalStep step) {
        sql.execute(
                "INSERT INTO rubicon_journal_step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run,
                step.step(),
                step.packageId().value(),
                step.from().map(Version::toString).orElse(null),
                step.to().toString(),
                step.syncMode(),
                step.reasons(),
                step.archivedRows(),
                step.startedAt(),
                step.finishedAt());
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
                        List.of()))) {
            runs.add(withSteps(run));
        }
        return List.copyOf(runs);
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
                        row.getString("started_at"),
                        row.getString("finished_at")),
                run.id());
        return run.withSteps(steps);
    }
}
