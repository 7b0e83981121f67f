package dev.rubicon.installer.drift;

import dev.rubicon.installer.drift.Difference.ExtraColumn;
import dev.rubicon.installer.drift.Difference.MissingColumn;
import dev.rubicon.installer.drift.Difference.MissingIndex;
import dev.rubicon.installer.drift.Difference.MissingTable;
import dev.rubicon.installer.drift.Difference.OtherColumn;
import dev.rubicon.installer.drift.Difference.OtherIndex;
import dev.rubicon.installer.drift.Difference.OtherKey;

/** Differences in words. */
public final class DriftText {
    private DriftText() {}

    /** Which kind it is, for programs. */
    public static String kind(Difference difference) {
        return switch (difference) {
            case MissingTable missing -> "missing table";
            case MissingColumn missing -> "missing column";
            case ExtraColumn extra -> "extra column";
            case OtherColumn other -> "other column";
            case OtherKey other -> "other primary key";
            case MissingIndex missing -> "missing index";
            case OtherIndex other -> "other index";
        };
    }

    /** What is not as it was synced; the table is named elsewhere. */
    public static String what(Difference difference) {
        return switch (difference) {
            case MissingTable missing ->
                missing.namesakes().isEmpty()
                        ? "the table is missing"
                        : "the table is missing, and " + String.join(", ", missing.namesakes()) + " has its indexes";
            case MissingColumn missing ->
                "column '" + missing.expected().name() + "' is missing: "
                        + missing.expected().declaration()
                        + missing.namesake()
                                .map(name -> "; renamed to '" + name + "'?")
                                .orElse("");
            case ExtraColumn extra ->
                "column '" + extra.found().name() + "' is no app's: "
                        + extra.found().declaration();
            case OtherColumn other ->
                "column '" + other.expected().name() + "' is " + other.found().declaration() + "; it was synced as "
                        + other.expected().declaration();
            case OtherKey other ->
                "it has " + other.found().key() + "; it was synced with "
                        + other.placed().expected().key();
            case MissingIndex missing ->
                "index '" + missing.expected().name() + "' is missing: "
                        + missing.expected().description()
                        + missing.holder()
                                .map(table -> "; table '" + table + "' has one of that name")
                                .orElse("");
            case OtherIndex other ->
                "index '" + other.expected().name() + "' is " + other.found().description() + "; it was synced "
                        + other.expected().description();
        };
    }

    /** What somebody can do about it. */
    public static String next(Remedy remedy) {
        return switch (remedy) {
            case Remedy.Statements statements -> "rubicon drift --fix " + statements.effect();
            case Remedy.ByHand byHand -> byHand.what();
        };
    }
}
