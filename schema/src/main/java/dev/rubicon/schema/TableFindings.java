package dev.rubicon.schema;

import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.TableChange.AddField;
import dev.rubicon.schema.TableChange.AddKey;
import dev.rubicon.schema.TableChange.AddTable;
import dev.rubicon.schema.TableChange.ChangeAutoIncrement;
import dev.rubicon.schema.TableChange.ChangeKey;
import dev.rubicon.schema.TableChange.ChangePrimaryKey;
import dev.rubicon.schema.TableChange.DropField;
import dev.rubicon.schema.TableChange.DropKey;
import dev.rubicon.schema.TableChange.DropTable;
import dev.rubicon.schema.TableChange.MoveFieldIn;
import dev.rubicon.schema.TableChange.MoveFieldOut;
import dev.rubicon.schema.TableChange.MoveTableIn;
import dev.rubicon.schema.TableChange.MoveTableOut;
import dev.rubicon.schema.TableChange.RemapField;
import dev.rubicon.schema.TableChange.RenameField;
import dev.rubicon.schema.TableChange.RenameTable;
import dev.rubicon.schema.TableChange.RenumberField;
import dev.rubicon.schema.TableChange.RescopeTable;
import dev.rubicon.schema.TableChange.RetypeField;
import dev.rubicon.schema.TableChange.UnstoreField;
import dev.rubicon.schema.TableChange.UnstoreTable;
import java.util.Locale;
import java.util.stream.Collectors;

/** Changes of tables in words, with the refusals of Business Central. Source: design, bc-facts section 1.3. */
final class TableFindings {
    private TableFindings() {}

    static Finding of(TableChange change) {
        String table = change.table();
        return switch (change) {
            case AddTable added -> new Finding("SC001", "adds table " + table, "");
            case AddField added -> new Finding("SC002", "adds field " + at(table, added.added()), "");
            case MoveTableIn moved ->
                new Finding("SC008", "takes over table " + table + " from app " + moved.app(), "");
            case MoveFieldIn moved ->
                new Finding("SC009", "takes over field " + at(table, moved.added()) + " from app " + moved.app(), "");
            case AddKey added ->
                new Finding(
                        "SC003",
                        "adds " + key(added.added()) + " to " + table,
                        "Adding the unique key '" + added.added().name() + "' is not allowed.");
            case DropKey dropped -> new Finding("SC004", "drops " + key(dropped.dropped()) + " of " + table, "");
            case ChangeKey changed ->
                new Finding(
                        "SC005",
                        "changes " + key(changed.to()) + " of " + table,
                        changed.from().unique()
                                ? "Changing fields for the unique key '"
                                        + changed.to().name() + "' is not allowed."
                                : "Making the key '" + changed.to().name() + "' unique is not allowed.");
            case DropTable dropped ->
                new Finding(
                        "SC101",
                        "drops table " + table,
                        "The table '" + table + "' cannot be located. Removing tables is not allowed.");
            case DropField dropped ->
                new Finding(
                        "SC102",
                        "drops field " + at(table, dropped.dropped()),
                        "The field '" + dropped.dropped().name()
                                + "' cannot be located. Removing fields is not allowed.");
            case RenameTable renamed ->
                new Finding(
                        "SC103",
                        "renames table " + renamed.from().name() + " to " + table,
                        "The table '" + renamed.from().name() + "' cannot be located. Removing tables is not allowed.");
            case RenameField renamed ->
                new Finding(
                        "SC104",
                        "renames field " + at(table, renamed.from()) + " to "
                                + renamed.to().name(),
                        "The field '" + renamed.from().name() + "' cannot be located. Removing fields is not allowed.");
            case RenumberField renumbered ->
                new Finding(
                        "SC105",
                        "changes the id of field " + at(table, renumbered.to()) + " from "
                                + renumbered.from().id() + " to "
                                + renumbered.to().id(),
                        "Changing the id of the field '" + renumbered.to().name() + "' is not allowed.");
            case RetypeField retyped -> retyped(table, retyped);
            case UnstoreTable unstored ->
                new Finding(
                        "SC108",
                        unstored.to().obsoleteState() == ObsoleteState.MOVED
                                ? "says that table " + table + " has moved, but not where to"
                                : "makes table " + table + " "
                                        + unstored.to().type().name().toLowerCase(Locale.ROOT),
                        "Cannot delete the '" + table + "' table from the database because it contains data.");
            case UnstoreField unstored ->
                new Finding(
                        "SC109",
                        unstored.to().obsoleteState() == ObsoleteState.MOVED
                                ? "says that field " + at(table, unstored.to()) + " has moved, but not where to"
                                : "no longer stores field " + at(table, unstored.to()),
                        "The field '" + unstored.to().name()
                                + "' is no longer stored. Removing its data is not allowed.");
            case MoveTableOut moved -> new Finding("SC115", "moves table " + table + " to app " + moved.app(), "");
            case MoveFieldOut moved ->
                new Finding("SC116", "moves field " + at(table, moved.to()) + " to app " + moved.app(), "");
            case RemapField remapped ->
                new Finding(
                        "SC117",
                        "reads the numbers in field " + at(table, remapped.to()) + " by "
                                + remapped.to().type()
                                + ", where these mean something else or nothing: "
                                + EnumFindings.listed(remapped.lost()),
                        "The members of the field '" + remapped.to().name()
                                + "' have changed. Removing or renaming members is not allowed.");
            case TableChange.RereadField reread ->
                new Finding(
                        "SC013",
                        "reads the numbers in field " + at(table, reread.to()) + ", which were of type "
                                + reread.from().type() + ", by " + reread.to().type()
                                + "; one of them is another app's, and was not compared",
                        "");
            case ChangePrimaryKey changed -> primaryKey(changed);
            case RescopeTable rescoped ->
                new Finding(
                        "SC112",
                        "makes the rows of table " + table
                                + (rescoped.to().dataPerCompany() ? " per company" : " shared"),
                        "The table '" + table + "' changed datapercompany from '" + flag(rescoped.from()) + "' to '"
                                + flag(rescoped.to()) + "' and that is not allowed.");
            case ChangeAutoIncrement changed ->
                new Finding(
                        "SC113",
                        (changed.to().autoIncrement() ? "starts" : "stops") + " numbering rows by field "
                                + at(table, changed.to()),
                        "Changing autoincrement of the field '" + changed.to().name() + "' is not allowed.");
        };
    }

    private static Finding primaryKey(ChangePrimaryKey changed) {
        Key from = changed.from();
        Key to = changed.to();
        String actions = changed.differences().stream()
                .map(difference -> switch (difference) {
                    case FIELDS ->
                        "changes the primary key of " + changed.table() + " from " + fields(from) + " to " + fields(to);
                    case NAME ->
                        "renames the primary key of " + changed.table() + " from " + from.name() + " to " + to.name();
                    case LENGTH -> "changes the length of the primary key of " + changed.table();
                })
                .collect(Collectors.joining(", and "));
        String refusal = switch (changed.differences().getFirst()) {
            case FIELDS ->
                "Changing fields for the key '" + to.name() + "' is not allowed. Previous list: " + fields(from)
                        + ", new List: " + fields(to);
            case NAME ->
                "The previous primary key '" + from.name()
                        + "' cannot be located. Changing the primary key is not allowed.";
            case LENGTH -> "Changing the length of fields of the key '" + to.name() + "' is not allowed.";
        };
        return new Finding("SC110", actions, refusal);
    }

    private static Finding retyped(String table, RetypeField retyped) {
        String field = retyped.to().name();
        String types = " from " + retyped.from().type() + " to " + retyped.to().type();
        if (length(retyped.from().type()) > 0
                && retyped.from().type().getClass() == retyped.to().type().getClass()) {
            boolean shorter =
                    length(retyped.to().type()) < length(retyped.from().type());
            return new Finding(
                    "SC107",
                    (shorter ? "shortens field " : "lengthens field ") + at(table, retyped.to()) + types,
                    "The field '" + field + "' has reduced the length of the data type from '"
                            + length(retyped.from().type()) + "' to '"
                            + length(retyped.to().type())
                            + "'. Changing the length of the data type is not allowed.");
        }
        if (retyped.from().type() instanceof FieldType.Option from
                && retyped.to().type() instanceof FieldType.Option to) {
            return new Finding(
                    "SC114",
                    "changes the members of field " + at(table, retyped.to()) + " from " + members(from) + " to "
                            + members(to),
                    "The members of the field '" + field
                            + "' have changed. Removing or renaming members is not allowed.");
        }
        return new Finding(
                "SC106",
                "changes the type of field " + at(table, retyped.to()) + types,
                "The field '" + field + "' has changed type from '"
                        + retyped.from().type() + "' to '" + retyped.to().type()
                        + "'. Changing the data type is not allowed.");
    }

    private static String members(FieldType.Option option) {
        return option.members().stream().map(member -> "'" + member + "'").collect(Collectors.joining(","));
    }

    private static int length(FieldType type) {
        return switch (type) {
            case Text text -> text.length();
            case Code code -> code.length();
            case FieldType.Binary binary -> binary.length();
            case FieldType.Option option -> 0;
            case FieldType.EnumOf anEnum -> 0;
            case FieldType.Plain plain -> 0;
        };
    }

    private static String at(String table, Field field) {
        return table + "." + field.name();
    }

    private static String key(Key key) {
        return (key.unique() ? "unique key " : "key ") + key.name();
    }

    private static String fields(Key key) {
        return String.join(", ", key.fields());
    }

    private static String flag(Table table) {
        return table.dataPerCompany() ? "True" : "False";
    }
}
