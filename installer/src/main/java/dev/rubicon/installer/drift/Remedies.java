package dev.rubicon.installer.drift;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.drift.Difference.ExtraColumn;
import dev.rubicon.installer.drift.Difference.MissingColumn;
import dev.rubicon.installer.drift.Difference.MissingIndex;
import dev.rubicon.installer.drift.Difference.MissingTable;
import dev.rubicon.installer.drift.Difference.OtherColumn;
import dev.rubicon.installer.drift.Difference.OtherIndex;
import dev.rubicon.installer.drift.Difference.OtherKey;
import dev.rubicon.installer.sync.TableRepair;
import java.util.List;
import java.util.Optional;

/** Decides what can be put back without loss. Pure. */
public record Remedies(Dialect dialect) {
    private static final String BY_HAND = "bring it back by hand as it was, or restore a backup";

    public Remedy of(Difference difference) {
        TableRepair repair = new TableRepair(dialect);
        return switch (difference) {
            case MissingTable missing ->
                missing.namesakes().isEmpty()
                        ? new Remedy.Statements(
                                repair.table(missing.placed()), "makes it again, without rows", Optional.empty())
                        : new Remedy.ByHand("somebody may have renamed it: give '"
                                + missing.namesakes().getFirst() + "' its name again");
            case MissingColumn missing -> column(repair, missing);
            case ExtraColumn extra ->
                new Remedy.ByHand("drop it if nobody needs it: an update that makes the table anew would lose it");
            case OtherColumn other -> new Remedy.ByHand(BY_HAND);
            case OtherKey other -> new Remedy.ByHand(BY_HAND);
            case MissingIndex missing -> index(repair, missing);
            case OtherIndex other -> again(repair, other);
        };
    }

    private Remedy column(TableRepair repair, MissingColumn missing) {
        if (missing.namesake().isPresent()) {
            String name = missing.namesake().get();
            return new Remedy.ByHand("if somebody renamed it, give it its name again: ALTER TABLE "
                    + dialect.quoted(missing.placed().name()) + " RENAME COLUMN " + dialect.quoted(name) + " TO "
                    + dialect.quoted(missing.expected().name()) + "; else drop '" + name
                    + "', and rubicon drift --fix makes this one again, blank");
        }
        Optional<String> statement =
                repair.column(missing.placed(), missing.expected().name());
        return statement.isPresent()
                ? new Remedy.Statements(
                        List.of(statement.get()), "makes it again, blank in every row", Optional.empty())
                : new Remedy.ByHand(BY_HAND);
    }

    private Remedy again(TableRepair repair, OtherIndex other) {
        String name = other.expected().name();
        Optional<String> statement = repair.index(other.placed(), name);
        return statement.isEmpty()
                ? new Remedy.ByHand(BY_HAND)
                : new Remedy.Statements(
                        List.of("DROP INDEX " + dialect.quoted(other.found().name()), statement.get()),
                        "makes it again",
                        repair.clashes(other.placed(), name));
    }

    private static Remedy index(TableRepair repair, MissingIndex missing) {
        String name = missing.expected().name();
        Optional<String> statement = repair.index(missing.placed(), name);
        if (missing.holder().isPresent()) {
            return new Remedy.ByHand(
                    "rename that index, then rubicon drift --instance NAME --fix makes this one again");
        }
        return statement.isEmpty()
                ? new Remedy.ByHand(BY_HAND)
                : new Remedy.Statements(
                        List.of(statement.get()), "makes it again", repair.clashes(missing.placed(), name));
    }
}
