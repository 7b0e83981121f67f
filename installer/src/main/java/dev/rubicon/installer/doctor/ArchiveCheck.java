package dev.rubicon.installer.doctor;

import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.model.Problem;
import java.util.List;

/** How much is in the archive, and whether all of it is there. */
record ArchiveCheck(Sql sql) implements Check {
    @Override
    public String name() {
        return "archive";
    }

    @Override
    public List<Result> results() {
        List<Long> lost = new DataArchive(sql)
                .entries().stream()
                        .filter(entry -> !sql.hasTable("rubicon_archive_" + entry.id()))
                        .map(entry -> entry.id())
                        .toList();
        if (!lost.isEmpty()) {
            return List.of(new Result.Fail(new Problem(
                    "RB737",
                    "the rows of archive entries are gone: " + lost,
                    "somebody dropped their tables rubicon_archive_N: bring them back from a backup")));
        }
        long entries = sql.number("SELECT count(*) FROM rubicon_archive");
        long rows = sql.number("SELECT coalesce(sum(row_count), 0) FROM rubicon_archive");
        return List.of(new Result.Ok(entries == 0 ? "empty" : "entries: " + entries + ", rows: " + rows));
    }
}
