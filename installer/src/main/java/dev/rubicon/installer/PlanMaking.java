package dev.rubicon.installer;

import dev.rubicon.installer.drift.UndriftedTables;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.plan.Refusal;
import dev.rubicon.installer.sync.RowCounts;
import dev.rubicon.model.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Where every way to a plan ends: what is to come, stay or go, against the tables that there are.
 *
 * @param samples how many rows to show for each change that takes something from rows
 */
record PlanMaking(InstanceDatabase database, InstanceState state, int samples) {
    /**
     * @param items in the order of the update path
     * @param warnings before those that the tables give rise to
     * @param archive whether what is lost is archived first
     */
    Planned plan(List<Planner.Item> items, List<Problem> warnings, boolean archive) {
        UndriftedTables tables = new UndriftedTables(
                new RowCounts(database.sql(), state.companies(), samples),
                database.sql(),
                state.companies(),
                () -> Planner.storedTables(state));
        Planner.Result result = Planner.plan(state, items, tables);
        List<Refusal> refusals = new ArrayList<>(tables.refusals(result.steps()));
        refusals.addAll(result.refusals());
        List<Problem> all = new ArrayList<>(warnings);
        all.addAll(result.warnings());
        InstallPlan plan = new InstallPlan(state.name(), result.steps(), all, archive);
        return refusals.isEmpty() ? new Planned.Ready(plan) : new Planned.Refused(plan, refusals);
    }
}
