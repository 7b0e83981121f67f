package dev.rubicon.installer;

import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.drift.Difference;
import dev.rubicon.installer.drift.Drift;
import dev.rubicon.installer.drift.Remedies;
import dev.rubicon.installer.drift.Remedy;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the database of an instance still is what was synced, and putting back what can be. */
public final class Drifts {
    /**
     * What putting back came to.
     *
     * @param mended in order
     * @param left what still differs
     */
    public record Mended(List<Difference> mended, Drift left) {
        public Mended {
            mended = List.copyOf(mended);
        }
    }

    private Drifts() {}

    /** Touches nothing. */
    public static Drift of(Instance instance) {
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            return database.sql().snapshot(() -> Drift.of(database.sql(), database.readState()));
        }
    }

    /** Puts back, in one transaction, what nothing is lost by: tables, columns that have a default, and indexes. */
    public static Mended mend(Instance instance, Caller caller, Clock clock) {
        return mend(instance, Drift::of, caller, clock);
    }

    /** Looks for what differs. */
    @FunctionalInterface
    interface Look {
        Drift at(Sql sql, InstanceState state);
    }

    /** The same for the differences that are looked for. */
    static Mended mend(Instance instance, Look look, Caller caller, Clock clock) {
        return InstanceDatabase.change(instance, caller.toString(), database -> {
            Drift drift = look.at(database.sql(), database.readState());
            Remedies remedies = new Remedies(database.sql().dialect());
            if (drift.differences().stream().map(remedies::of).allMatch(Remedy.ByHand.class::isInstance)) {
                return new Mended(List.of(), drift);
            }
            return new JournaledChange(database, clock).run(caller.command(), caller, run -> {
                List<Difference> mended = mend(database.sql(), remedies, drift);
                return new Mended(mended, look.at(database.sql(), database.readState()));
            });
        });
    }

    private static List<Difference> mend(Sql sql, Remedies remedies, Drift drift) {
        List<Difference> mended = new ArrayList<>();
        Set<String> withoutColumn = new HashSet<>();
        for (Difference difference : drift.differences()) {
            String table = difference.placed().name();
            switch (remedies.of(difference)) {
                case Remedy.ByHand byHand -> {
                    if (difference instanceof Difference.MissingColumn) {
                        withoutColumn.add(table);
                    }
                }
                case Remedy.Statements statements -> {
                    // An index may be over the column that a person has to bring back first.
                    if (!withoutColumn.contains(table)
                            && statements.obstacle().map(sql::number).orElse(0L) == 0) {
                        statements.sql().forEach(sql::execute);
                        mended.add(difference);
                    }
                }
            }
        }
        return mended;
    }
}
