package dev.rubicon.installer;

import dev.rubicon.installer.database.DatabaseCopy;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.plan.AppSync;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.TableSync;
import dev.rubicon.installer.snapshot.Snapshots;
import dev.rubicon.installer.sync.TableNames;
import dev.rubicon.model.Problem;
import dev.rubicon.resolver.force.ForceReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is done before a plan is applied, so that it can be undone, and whether there is room for all of it.
 *
 * @param when a snapshot is taken first
 * @param keep how many automatic snapshots of an instance stay
 * @param disk empty if nobody looks for room
 */
public record Precautions(Snapshots snapshots, When when, int keep, Optional<DiskSpace> disk) {
    /** When a snapshot is taken before a run. */
    public enum When {
        ALWAYS,
        /** Where a ForceVersion is crossed, or values are lost. */
        WHERE_DATA_IS_AT_STAKE,
        NEVER
    }

    /** The same answer with what is done first; refused where there is no room for it. */
    PlanAnswer of(Instance instance, InstanceDatabase database, PlanAnswer answer) {
        if (!(answer instanceof PlanAnswer.Made made)
                || made.planned().plan().acting().isEmpty()) {
            return answer;
        }
        InstallPlan plan = made.planned().plan();
        DatabaseCopy copy = instance.copy();
        if (isTaken(plan)) {
            plan = plan.withSnapshot(copy.estimate(database.sql()));
        }
        Optional<Problem> noRoom =
                made.planned() instanceof Planned.Ready ? noRoom(instance, database, plan) : Optional.empty();
        if (noRoom.isPresent()) {
            return new PlanAnswer.Impossible(List.of(noRoom.get()));
        }
        return new PlanAnswer.Made(
                switch (made.planned()) {
                    case Planned.Ready ready -> new Planned.Ready(plan);
                    case Planned.Refused refused -> new Planned.Refused(plan, refused.refusals());
                });
    }

    private boolean isTaken(InstallPlan plan) {
        return switch (when) {
            case ALWAYS -> true;
            case NEVER -> false;
            case WHERE_DATA_IS_AT_STAKE -> plan.acting().stream().anyMatch(Precautions::putsDataAtStake);
        };
    }

    private static boolean putsDataAtStake(Step.Acting step) {
        return step.lost() > 0
                || !step.breakingChanges().isEmpty()
                || step instanceof Step.Move move
                        && move.from().isPresent()
                        && move.reasons().contains(ForceReason.CROSSES_FORCE_VERSION);
    }

    private Optional<Problem> noRoom(Instance instance, InstanceDatabase database, InstallPlan plan) {
        if (disk.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> needed = new TreeMap<>();
        Map<String, Long> free = new TreeMap<>();
        plan.snapshot().ifPresent(bytes -> need(snapshots.folder(instance.name()), bytes, needed, free));
        instance.copy()
                .place()
                .ifPresent(folder -> need(
                        folder, instance.copy().rewriting(database.sql(), rewritten(plan, database)), needed, free));
        return needed.keySet().stream()
                .filter(store -> needed.get(store) > free.get(store))
                .findFirst()
                .map(
                        store -> new Problem(
                                "RB573",
                                "there is not enough room on " + store + ": about " + Bytes.text(needed.get(store))
                                        + " are needed" + (plan.snapshot().isPresent() ? ", the snapshot included" : "")
                                        + ", and "
                                        + Bytes.text(free.get(store)) + " are free",
                                "free disk space; or leave out the snapshot by --no-snapshot, or the check by --no-disk-check"));
    }

    private void need(Path folder, long bytes, Map<String, Long> needed, Map<String, Long> free) {
        DiskSpace.Room room = disk.orElseThrow().at(folder);
        needed.merge(room.name(), bytes, Long::sum);
        free.put(room.name(), room.free());
    }

    // Tables whose rows are copied or changed, in their shape now.
    private static List<String> rewritten(InstallPlan plan, InstanceDatabase database) {
        List<String> names = new ArrayList<>();
        List<CompanyName> companies = database.companies();
        for (Step.Acting step : plan.acting()) {
            for (AppSync app : step.apps()) {
                for (TableSync sync : app.tables()) {
                    if (sync.before().isPresent() && touchesRows(sync)) {
                        StoredTable table = sync.before().get();
                        if (table.perCompany()) {
                            companies.forEach(company -> names.add(TableNames.of(table, Optional.of(company))));
                        } else {
                            names.add(TableNames.of(table, Optional.empty()));
                        }
                    }
                }
            }
        }
        return names;
    }

    private static boolean touchesRows(TableSync sync) {
        return sync.after().isPresent()
                && (!sync.dropped().isEmpty()
                        || !sync.before()
                                .orElseThrow()
                                .primaryKey()
                                .equals(sync.after().get().primaryKey())
                        || retypes(sync));
    }

    private static boolean retypes(TableSync sync) {
        for (TableSync.Source source : sync.columns()) {
            if (source.before().isPresent()
                    && !source.before().get().type().equals(source.after().type())) {
                return true;
            }
        }
        return false;
    }
}
