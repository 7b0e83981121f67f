package dev.rubicon.installer.restore;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.ArchivedColumn;
import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.SystemField;
import dev.rubicon.installer.restore.Place.Placed;
import dev.rubicon.installer.sync.StoredValues;
import dev.rubicon.installer.sync.StoredValues.Converted;
import dev.rubicon.installer.sync.TableNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Conditions and statements of a restore, over the archive {@code a} and the table {@code t}. Whatever the number of rows, each
 * statement is run once. Pure.
 *
 * @param overwrite whether values of today give way
 */
record RestoreSql(Dialect dialect, ArchiveEntry entry, Place.Found place, boolean overwrite) {
    String table() {
        return dialect.quoted(TableNames.of(place.table(), place.company()));
    }

    /** The archive with the row of today beside each of its rows, if there is one. */
    String both() {
        return entry.dataTable() + " AS a LEFT JOIN " + table() + " AS t ON " + isSameRow();
    }

    private String isSameRow() {
        return place.key().stream()
                .map(part -> converted(part).survives() + " AND " + now(part) + " = "
                        + converted(part).value())
                .collect(Collectors.joining(" AND "));
    }

    String keyFits() {
        return place.key().stream().map(part -> converted(part).survives()).collect(Collectors.joining(" AND "));
    }

    String isGone() {
        return now(place.key().getFirst()) + " IS NULL";
    }

    private String isThere() {
        return now(place.key().getFirst()) + " IS NOT NULL";
    }

    /** There is a value in the archive that cannot be what it was in its new column. */
    String unfit(Placed value) {
        return archives(value) + " AND NOT (" + converted(value).survives() + ")";
    }

    /** The value is what it was, and the field of today holds another that is worth something. */
    String other(Placed value) {
        return isThere() + " AND " + differs(value) + " AND NOT (" + isFree(value) + ")";
    }

    /** The row of today gets the value. */
    String sets(Placed value) {
        String free = overwrite ? "TRUE" : "(" + isFree(value) + ")";
        return isThere() + " AND " + differs(value) + " AND " + free;
    }

    private String differs(Placed value) {
        return archives(value) + " AND " + converted(value).survives() + " AND " + now(value) + " IS DISTINCT FROM "
                + converted(value).value();
    }

    /** A row of today that differs from the archived one in some field. */
    String isOtherRow() {
        return isThere() + " AND ("
                + any(place.values().stream().map(this::differs).toList()) + ")";
    }

    /** A value in a column that has no place, if it is worth something. */
    String homeless(ArchivedColumn column) {
        String value = "a." + dialect.quoted(column.column());
        return value + " IS NOT NULL AND NOT (" + StoredValues.isBlank(value, column.type()) + ")";
    }

    // What a change of type left behind, such as the head of a text, is no value of its own, whatever became of it
    // since:
    // a blank number becomes the text 0. A blank text or Blob stays blank.
    private String isFree(Placed value) {
        String blank = StoredValues.isBlank(now(value), value.to().type());
        String archived = archived(value.from());
        return value.from()
                .became()
                .map(type -> StoredValues.converted(
                                dialect, archived, value.from().type(), type)
                        .value())
                .filter(left -> !left.equals("''") && !left.equals("NULL"))
                .map(left -> StoredValues.converted(
                                dialect,
                                "(" + left + ")",
                                value.from().became().orElseThrow(),
                                value.to().type())
                        .value())
                .map(left -> blank + " OR " + now(value) + " = " + left)
                .orElse(blank);
    }

    // In an entry of values, NULL is a value that was not lost; in one of rows, it is a blank one.
    private String archives(Placed value) {
        return entry.wholeTable() ? "TRUE" : archived(value.from()) + " IS NOT NULL";
    }

    private Converted converted(Placed value) {
        return StoredValues.converted(
                dialect, archived(value.from()), value.from().type(), value.to().type());
    }

    private String archived(ArchivedColumn column) {
        return "a." + dialect.quoted(column.column());
    }

    private String now(Placed value) {
        return "t." + dialect.quoted(value.to().name());
    }

    static String any(List<String> conditions) {
        return conditions.isEmpty()
                ? "FALSE"
                : conditions.stream().map(one -> "(" + one + ")").collect(Collectors.joining(" OR "));
    }

    /** The archive has something for one of the columns. */
    String hasAny() {
        return any(place.values().stream().map(this::archives).toList());
    }

    String anySet() {
        return any(place.values().stream().map(this::sets).toList());
    }

    /** Gives rows of today their values. */
    String update() {
        StringJoiner values = new StringJoiner(", ");
        for (Placed value : place.values()) {
            values.add(dialect.quoted(value.to().name()) + " = CASE WHEN " + sets(value) + " THEN "
                    + converted(value).value() + " ELSE " + now(value) + " END");
        }
        changed().forEach(values::add);
        return "UPDATE " + table() + " AS t SET " + values + " FROM " + entry.dataTable() + " AS a WHERE " + isSameRow()
                + " AND (" + anySet() + ")";
    }

    // What a row says of its last change; who restores is no user of the app.
    private List<String> changed() {
        return Arrays.stream(SystemField.values())
                .flatMap(field -> {
                    String column = dialect.quoted(field.columnName());
                    return switch (field) {
                        case ID, CREATED_AT, CREATED_BY -> Stream.of();
                        case MODIFIED_AT -> Stream.of(column + " = " + dialect.now());
                        case MODIFIED_BY -> Stream.of(column + " = '00000000-0000-0000-0000-000000000000'");
                        case ROW_VERSION -> Stream.of(column + " = t." + column + " + 1");
                    };
                })
                .toList();
    }

    /** Brings back rows that are gone. */
    String insert() {
        StringJoiner names = new StringJoiner(", ");
        StringJoiner values = new StringJoiner(", ");
        List<Placed> all = new ArrayList<>(place.key());
        all.addAll(place.values());
        for (Placed value : all) {
            names.add(dialect.quoted(value.to().name()));
            values.add(converted(value).value());
        }
        if (entry.wholeTable()) {
            systemColumns().forEach(column -> {
                names.add(column);
                values.add("a." + column);
            });
        }
        return "INSERT INTO " + table() + " (" + names + ") SELECT " + values + " FROM " + both() + " WHERE " + isGone()
                + " AND " + keyFits();
    }

    // A row that comes back is the one that went, by its SystemId as well.
    private List<String> systemColumns() {
        return Arrays.stream(SystemField.values())
                .map(SystemField::columnName)
                .filter(name -> place.table().primaryKey().stream().noneMatch(name::equalsIgnoreCase))
                .map(dialect::quoted)
                .toList();
    }

    /** Declarations of the columns that {@link #copyOfOverwritten} fills. */
    String columnsOfOverwritten() {
        List<Placed> all = new ArrayList<>(place.key());
        all.addAll(place.values());
        return all.stream()
                .map(Placed::to)
                .map(column -> dialect.quoted(column.name()) + " " + dialect.archivedType(column.type()))
                .collect(Collectors.joining(", "));
    }

    /** Copies what an overwriting restore is about to replace. */
    String copyOfOverwritten(String archive) {
        StringJoiner selected = new StringJoiner(", ");
        place.key().forEach(part -> selected.add(now(part)));
        place.values().forEach(value -> selected.add("CASE WHEN " + other(value) + " THEN " + now(value) + " END"));
        return "INSERT INTO " + archive + " SELECT " + selected + " FROM " + both() + " WHERE "
                + any(place.values().stream().map(this::other).toList());
    }

    /** Up to so many keys of archived rows for which a condition holds. */
    String keys(String condition, int limit) {
        String key = entry.key().stream().map(this::archived).collect(Collectors.joining(", "));
        return "SELECT " + key + " FROM " + both() + " WHERE " + condition + " ORDER BY " + key + " LIMIT " + limit;
    }

    static ArchivedColumn described(Column column) {
        return new ArchivedColumn(
                column.name(), column.fieldName(), column.id(), column.app(), column.type(), Optional.empty());
    }
}
