package dev.rubicon.installer.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.force.ForceReason;
import dev.rubicon.schema.EnumChange;
import dev.rubicon.schema.Finding;
import dev.rubicon.schema.PropertyChange;
import dev.rubicon.schema.TableChange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A plan as JSON, for programs. */
public final class InstallPlanJson {
    private InstallPlanJson() {}

    /**
     * Identifies what the plan would do. Row counts do not count: shops go on selling while somebody reads the plan.
     */
    public static Digest digest(InstallPlan plan) {
        return Digest.of(Json.writeLine(plan(plan, false)).getBytes(StandardCharsets.UTF_8));
    }

    public static ObjectNode write(Planned planned) {
        ObjectNode json = Json.object();
        json.put(
                "outcome",
                switch (planned) {
                    case Planned.Ready ready -> ready.plan().acting().isEmpty() ? "nothing to do" : "ready";
                    case Planned.Refused refused -> "refused";
                });
        json.put("hash", digest(planned.plan()).hex());
        json.setAll(plan(planned.plan(), true));
        ArrayNode warnings = json.putArray("warnings");
        planned.plan().warnings().forEach(warning -> warnings.add(write(warning)));
        ArrayNode refusals = json.putArray("refusals");
        if (planned instanceof Planned.Refused refused) {
            refused.refusals().forEach(refusal -> refusals.add(write(refusal)));
        }
        return json;
    }

    public static ObjectNode write(Problem problem) {
        return Json.object()
                .put("code", problem.code())
                .put("message", problem.message())
                .put("hint", problem.hint());
    }

    private static ObjectNode plan(InstallPlan plan, boolean rows) {
        ObjectNode json = Json.object().put("instance", plan.instance().value()).put("archive", plan.archive());
        json.put("snapshot", plan.snapshot().isPresent());
        if (rows) {
            plan.snapshot().ifPresent(bytes -> json.put("snapshotBytes", bytes));
        }
        ArrayNode steps = json.putArray("steps");
        for (Step step : plan.steps()) {
            steps.add(
                    switch (step) {
                        case Step.Move move -> move(move, rows);
                        case Step.Remove remove -> RemovalJson.write(remove, changes -> changes(changes, rows));
                        case Step.Sync sync -> sync(sync, rows);
                        case Step.Leave leave ->
                            Json.object()
                                    .put("action", "leave")
                                    .put("id", leave.target().id().value())
                                    .put("version", leave.target().version().toString());
                    });
        }
        return json;
    }

    private static ObjectNode move(Step.Move move, boolean rows) {
        ObjectNode json = Json.object()
                .put("action", move.isUpdate() ? "update" : "install")
                .put("id", move.target().id().value());
        move.from().map(Version::toString).ifPresent(from -> json.put("from", from));
        json.put("to", move.target().version().toString())
                .put("sha256", move.to().release().digest().hex());
        move.to().request().map(VersionQuery::toString).ifPresent(query -> json.put("requested", query));
        json.put("syncMode", move.mode().toString());
        ArrayNode reasons = json.putArray("reasons");
        move.reasons().stream().map(ForceReason::toString).forEach(reasons::add);
        ObjectNode arguments = json.putObject("arguments");
        move.arguments().forEach(arguments::put);
        json.set("apps", apps(move.apps(), rows));
        if (!move.upgrades().isEmpty()) {
            json.set("dataUpgrades", upgrades(move.upgrades()));
        }
        ArrayNode retired = json.putArray("retired");
        move.retired().stream().map(InstalledApp::identity).forEach(app -> retired.add(app.name()));
        return json;
    }

    private static ArrayNode upgrades(List<DataUpgrade> upgrades) {
        ArrayNode json = Json.array();
        for (DataUpgrade upgrade : upgrades) {
            ObjectNode node = json.addObject()
                    .put("app", upgrade.app().name())
                    .put("kind", upgrade.kind().toString().toLowerCase(Locale.ROOT))
                    .put("dataVersion", upgrade.from().toString());
            ArrayNode codeunits = node.putArray("codeunits");
            upgrade.codeunits().forEach(codeunits::add);
        }
        return json;
    }

    private static ObjectNode sync(Step.Sync sync, boolean rows) {
        ObjectNode json = Json.object()
                .put("action", "sync")
                .put("app", sync.app().id().toString())
                .put("syncMode", sync.mode().toString());
        json.set("apps", apps(sync.apps(), rows));
        return json;
    }

    private static ArrayNode apps(List<AppSync> syncs, boolean rows) {
        ArrayNode apps = Json.array();
        for (AppSync app : syncs) {
            ObjectNode node = apps.addObject()
                    .put("id", app.app().id().toString())
                    .put("name", app.app().name());
            app.from().map(Version::toString).ifPresent(from -> node.put("from", from));
            node.put("to", app.app().version().toString());
            node.set("changes", changes(app.changes(), rows));
        }
        return apps;
    }

    private static ArrayNode changes(List<PlannedChange> changes, boolean rows) {
        ArrayNode array = Json.array();
        for (PlannedChange change : changes) {
            Finding finding = Finding.of(change.change());
            ObjectNode json = array.addObject().put("code", finding.code());
            switch (change.change()) {
                case TableChange ofTable -> json.put("table", ofTable.table());
                case EnumChange ofEnum -> json.put("enum", ofEnum.enumName());
                case PropertyChange ofProperty -> json.put("table", ofProperty.table());
            }
            json.put("change", finding.action()).put("breaking", change.breaking());
            if (rows) {
                if (change.concernsRows()) {
                    json.put("rows", change.rows());
                }
                json.put("lost", change.lost());
                if (change.moved() > 0) {
                    json.put("moved", change.moved());
                }
                addSamples(json, change.samples());
            }
        }
        return array;
    }

    private static void addSamples(ObjectNode json, List<LostRow> samples) {
        if (samples.isEmpty()) {
            return;
        }
        ArrayNode array = json.putArray("samples");
        for (LostRow row : samples) {
            ObjectNode one = array.addObject();
            row.company().map(CompanyName::value).ifPresent(company -> one.put("company", company));
            ObjectNode key = one.putObject("key");
            row.key().forEach(cell -> key.put(cell.field(), cell.value()));
            ObjectNode lost = one.putObject("lost");
            row.lost().forEach(cell -> lost.put(cell.field(), cell.value()));
        }
    }

    private static ObjectNode write(Refusal refusal) {
        ObjectNode json = Json.object();
        Problem problem = RefusalText.problem(refusal);
        json.setAll(write(problem));
        json.put("package", refusal.target().id().value())
                .put("version", refusal.target().version().toString());
        switch (refusal) {
            case Refusal.NeedsForce needs -> json.set("changes", changes(needs.changes(), true));
            case Refusal.KeyClash clash -> {
                json.put("table", clash.table());
                clash.company().map(CompanyName::value).ifPresent(company -> json.put("company", company));
                ArrayNode rows = json.putArray("rows");
                clash.rows().forEach(rows::add);
            }
            case Refusal.StillInstalled still ->
                json.put("installed", still.installed().toString());
            case Refusal.LaterSchema later -> json.put("schema", later.schema().toString());
            case Refusal.SameVersion same -> json.put("app", same.app().name());
            case Refusal.OwnedByOther other -> json.put("owner", other.owner().toString());
            case Refusal.OlderApp older -> json.put("held", older.held().toString());
            case Refusal.NoTarget none -> json.put("table", none.extension().target());
            case Refusal.AmbiguousTarget many ->
                json.put("table", many.extension().target());
            case Refusal.StillExtended extended -> json.put("table", extended.table());
            case Refusal.SameColumn same -> json.put("table", same.table()).put("column", same.column());
            case Refusal.StillNeeded needed -> {
                ArrayNode dependants = json.putArray("dependants");
                needed.needs().forEach(need -> {
                    ObjectNode node = dependants
                            .addObject()
                            .put("id", need.dependant().id().value())
                            .put("version", need.dependant().version().toString());
                    need.app().ifPresent(app -> node.put("app", app.name()));
                });
            }
            case Refusal.AmbiguousRows ambiguous -> json.put("table", ambiguous.table());
            case Refusal.Drifted drifted ->
                drifted.differences().forEach(json.put("table", drifted.table()).putArray("differences")::add);
            case Refusal.NameTaken taken -> json.put("table", taken.table());
            case Refusal.UnknownTables unknown -> unknown.places().forEach(json.putArray("places")::add);
            case Refusal.UnsupportedCode code -> {
                json.put("codeunit", code.codeunit());
                ArrayNode places = json.putArray("places");
                code.places().forEach(places::add);
            }
        }
        return json;
    }
}
