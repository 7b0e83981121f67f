package dev.rubicon.schema;

import dev.rubicon.schema.EnumChange.AddEnum;
import dev.rubicon.schema.EnumChange.AddValue;
import dev.rubicon.schema.EnumChange.DropEnum;
import dev.rubicon.schema.EnumChange.DropValue;
import dev.rubicon.schema.EnumChange.RenameValue;
import dev.rubicon.schema.EnumChange.RenumberValue;
import java.util.List;
import java.util.stream.Collectors;

/** Changes of enums in words. The refusals are ours: Business Central's sync does not look at enums. */
final class EnumFindings {
    private static final int MAX_LISTED = 10;

    private EnumFindings() {}

    static Finding of(EnumChange change) {
        String name = change.enumName();
        return switch (change) {
            case AddEnum added -> new Finding("SC006", "adds enum " + name, "");
            case AddValue added -> new Finding("SC007", "adds value " + added.added() + " to enum " + name, "");
            case DropEnum dropped -> new Finding("SC011", "drops enum " + name, "");
            case DropValue dropped ->
                new Finding(
                        "SC118",
                        "drops value " + dropped.dropped() + " of enum " + name,
                        "The value '" + dropped.dropped().name() + "' of the enum '" + name
                                + "' cannot be located. Removing values is not allowed: rows may hold their numbers.");
            case RenameValue renamed ->
                new Finding(
                        "SC119",
                        "renames value " + renamed.from() + " of enum " + name + " to '"
                                + renamed.to().name() + "'",
                        "The value " + renamed.from().ordinal() + " of the enum '" + name
                                + "' has changed its name from '"
                                + renamed.from().name() + "' to '"
                                + renamed.to().name()
                                + "'. Renaming values is not allowed: what rows hold would mean something else.");
            case RenumberValue renumbered ->
                new Finding(
                        "SC120",
                        "changes the number of value '" + renumbered.to().name() + "' of enum " + name + " from "
                                + renumbered.from().ordinal() + " to "
                                + renumbered.to().ordinal(),
                        "The value '" + renumbered.to().name() + "' of the enum '" + name
                                + "' has changed its number. Renumbering values is not allowed: rows hold the old one.");
        };
    }

    /** The first ten, and how many more there are. */
    static String listed(List<EnumValue> values) {
        String first =
                values.stream().limit(MAX_LISTED).map(EnumValue::toString).collect(Collectors.joining(", "));
        int more = values.size() - MAX_LISTED;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
