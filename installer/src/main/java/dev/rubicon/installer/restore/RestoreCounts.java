package dev.rubicon.installer.restore;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.ArchivedColumn;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.restore.Place.Placed;
import dev.rubicon.installer.restore.Restoration.Misfit;
import dev.rubicon.installer.restore.Restoration.Reason;
import dev.rubicon.model.Quoted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Counts, in one pass, what a restore would do and what would not fit. */
record RestoreCounts(Sql sql, RestoreSql statements) {
    private static final int MAX_KEYS = 5;

    /** A condition that is counted, and what it means if it is a misfit. */
    private record Counted(String condition, Optional<Reason> reason, Optional<String> field) {}

    Restoration restoration() {
        ArchiveEntry entry = statements.entry();
        List<Counted> counted = entry.wholeTable() ? ofRows() : ofValues();
        List<Long> counts = counts(counted);
        List<Misfit> misfits = new ArrayList<>();
        for (int i = 0; i < counted.size(); i++) {
            Counted one = counted.get(i);
            if (one.reason().isPresent() && counts.get(i) > 0) {
                misfits.add(new Misfit(one.reason().get(), one.field(), counts.get(i), keys(one.condition())));
            }
        }
        return new Restoration(
                entry,
                statements.place().table().name(),
                statements.place().company(),
                statements.place().values().stream()
                        .map(value -> value.to().fieldName())
                        .toList(),
                counts.get(0),
                counts.get(1),
                counts.get(2),
                misfits);
    }

    // The first three: restored, there already, overwritten.
    private List<Counted> ofValues() {
        List<Placed> values = statements.place().values();
        String other = RestoreSql.any(values.stream().map(statements::other).toList());
        String unfit = RestoreSql.any(values.stream().map(statements::unfit).toList());
        String gone = statements.isGone() + " AND (" + statements.hasAny() + ")";
        String there = "NOT (" + statements.isGone() + ") AND (" + statements.hasAny() + ")";
        List<Counted> counted = new ArrayList<>();
        counted.add(count(statements.anySet()));
        counted.add(count(
                there + " AND NOT (" + statements.anySet() + ") AND NOT (" + other + ") AND NOT (" + unfit + ")"));
        counted.add(count(statements.overwrite() ? other : "FALSE"));
        counted.add(new Counted(gone, Optional.of(Reason.ROW_GONE), Optional.empty()));
        for (Placed value : values) {
            Optional<String> field = Optional.of(value.to().fieldName());
            counted.add(new Counted(there + " AND " + statements.unfit(value), Optional.of(Reason.VALUE_UNFIT), field));
            if (!statements.overwrite()) {
                counted.add(new Counted(statements.other(value), Optional.of(Reason.VALUE_DIFFERS), field));
            }
        }
        addHomeless(counted);
        return counted;
    }

    private List<Counted> ofRows() {
        String comes = statements.isGone() + " AND " + statements.keyFits();
        List<Counted> counted = new ArrayList<>();
        counted.add(count(statements.overwrite() ? comes + " OR " + statements.isOtherRow() : comes));
        counted.add(count("NOT (" + statements.isGone() + ") AND NOT (" + statements.isOtherRow() + ")"));
        counted.add(count(
                statements.overwrite()
                        ? RestoreSql.any(statements.place().values().stream()
                                .map(statements::other)
                                .toList())
                        : "FALSE"));
        counted.add(new Counted(
                statements.isGone() + " AND NOT (" + statements.keyFits() + ")",
                Optional.of(Reason.KEY_UNFIT),
                Optional.empty()));
        if (!statements.overwrite()) {
            counted.add(new Counted(statements.isOtherRow(), Optional.of(Reason.ROW_DIFFERS), Optional.empty()));
        }
        for (Placed value : statements.place().values()) {
            counted.add(new Counted(
                    statements.unfit(value),
                    Optional.of(Reason.VALUE_UNFIT),
                    Optional.of(value.to().fieldName())));
        }
        addHomeless(counted);
        return counted;
    }

    private void addHomeless(List<Counted> counted) {
        for (ArchivedColumn column : statements.place().homeless()) {
            counted.add(new Counted(
                    statements.homeless(column), Optional.of(Reason.NO_FIELD), Optional.of(column.field())));
        }
    }

    private static Counted count(String condition) {
        return new Counted(condition, Optional.empty(), Optional.empty());
    }

    private List<Long> counts(List<Counted> counted) {
        StringJoiner select = new StringJoiner(", ", "SELECT ", " FROM " + statements.both());
        counted.forEach(one -> select.add("count(*) FILTER (WHERE " + one.condition() + ")"));
        return sql.queryOne(select.toString(), row -> {
                    List<Long> counts = new ArrayList<>();
                    for (int i = 1; i <= counted.size(); i++) {
                        counts.add(row.getLong(i));
                    }
                    return counts;
                })
                .orElseThrow();
    }

    private List<String> keys(String condition) {
        int columns = statements.entry().key().size();
        return sql.query(statements.keys(condition, MAX_KEYS), row -> text(row, columns));
    }

    private static String text(ResultSet row, int columns) throws SQLException {
        StringJoiner text = new StringJoiner(", ");
        for (int i = 1; i <= columns; i++) {
            text.add(Quoted.shortened(String.valueOf(row.getString(i))));
        }
        return text.toString();
    }
}
