package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A refusal as a problem: what it is, and the ways out. */
public final class RefusalText {
    private static final int LISTED_PLACES = 20;

    private RefusalText() {}

    public static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NeedsForce needs ->
                switch (needs.permission()) {
                    case FORCE_VERSION_OR_ARGUMENT -> needsForce(needs);
                    case SYNC_MODE -> needsForceSync(needs);
                };
            case Refusal.StillInstalled still ->
                new Problem(
                        "RB586",
                        still.app().name() + " " + still.installed() + " is installed, and "
                                + switch (still.mode()) {
                                    case CLEAN -> "Clean drops all that it has";
                                    case ADD, DEVELOPMENT, FORCE_SYNC ->
                                        still.mode() + " would take data from under it, to suit "
                                                + still.app().version();
                                },
                        "uninstall " + still.target().id() + " first: its tables and rows stay");
            case Refusal.LaterSchema later ->
                new Problem(
                        "RB590",
                        later.app() + " is older than its schema in the instance, which was synchronized to "
                                + later.schema(),
                        "--mode ForceSync takes the schema back, and archives what is lost");
            case Refusal.SameVersion same ->
                new Problem(
                        "RB587",
                        same.app() + " has another schema than when that version was synced before",
                        "raise the version in app.json; while you develop: --mode Development");
            case Refusal.UnsupportedCode code -> unsupported(code);
            case Refusal.UnknownTables unknown -> unknown(unknown);
            case Refusal.KeyClash clash ->
                new Problem(
                        "RB501",
                        clash.app() + ": rows of table '" + clash.table() + "'"
                                + clash.company()
                                        .map(c -> " of company '" + c + "'")
                                        .orElse("")
                                + " would have the same key (" + String.join(", ", clash.columns()) + "): "
                                + String.join("; ", clash.rows()),
                        "make these rows differ, or remove all but one of each, then plan again");
            case Refusal.OwnedByOther other ->
                new Problem(
                        "RB506",
                        other.app() + " is in " + other.target() + ", but the instance has that app from "
                                + other.owner(),
                        "install only one of the two packages, or update "
                                + other.owner().id() + " in the same run to a version without the app");
            case Refusal.OlderApp older ->
                new Problem(
                        "RB507",
                        older.target() + " would take " + older.app().name() + " back from " + older.held() + " to "
                                + older.app().version() + ", and going back is never done",
                        "install a package with " + older.held() + " or a later version of the app");
            case Refusal.NoTarget none ->
                new Problem(
                        "RB502",
                        none.app() + ": " + none.extension() + " extends table '"
                                + none.extension().target() + "', which no app in the instance declares",
                        "install the package that holds that table, or add it to the dependencies of "
                                + none.target().id());
            case Refusal.AmbiguousTarget many ->
                new Problem(
                        "RB503",
                        many.app() + ": " + many.extension() + " extends table '"
                                + many.extension().target() + "', which " + String.join(" and ", many.owners())
                                + " declare",
                        "name the app that is meant among the dependencies in app.json");
            case Refusal.StillExtended extended ->
                new Problem(
                        "RB504",
                        extended.app() + " drops table '" + extended.table() + "', which "
                                + String.join(" and ", extended.extenders()) + " extend"
                                + (extended.extenders().size() == 1 ? "s" : ""),
                        "update these apps in the same run to versions that do not");
            case Refusal.SameColumn same ->
                new Problem(
                        "RB525",
                        same.app() + ": two fields of table '" + same.table() + "' would have the column '"
                                + same.column() + "'",
                        "ask the publisher for another name: $system... is for SystemId and its like, and names that end"
                                + " with $ and the id of an app are for table extensions");
            case Refusal.StillNeeded needed ->
                new Problem(
                        "RB581",
                        needed.target() + " cannot be uninstalled because it is required by the following apps: "
                                + dependants(needed),
                        "uninstall these first, or all of them in one run: --with-dependants");
            case Refusal.AmbiguousRows rows ->
                new Problem(
                        "RB505",
                        rows.app() + " changes whether table '" + rows.table()
                                + "' belongs to a company, and it is not clear whose its rows are; companies concerned: "
                                + rows.companies().stream()
                                        .map(CompanyName::value)
                                        .collect(Collectors.joining(", ")),
                        "leave rows in one company only, then plan again");
            case Refusal.Drifted drifted ->
                new Problem(
                        "RB720",
                        drifted.app() + ": table '" + drifted.table() + "' is not as it was synced: "
                                + drifted.differences().getFirst()
                                + (drifted.differences().size() == 1
                                        ? ""
                                        : ", and " + (drifted.differences().size() - 1) + " more"),
                        "rubicon drift --instance NAME shows what somebody has changed; with --fix it puts back what it can");
            case Refusal.NameTaken taken ->
                new Problem(
                        "RB721",
                        taken.app() + " needs a table '" + taken.table() + "', and there is one that no app here made",
                        "rename it or drop it if nobody needs it, then plan again");
        };
    }

    // Such as "pos 1.0.0 (app POS 1.0.0.0), bundle 1.0.0".
    private static String dependants(Refusal.StillNeeded needed) {
        Map<PackageVersion, List<String>> dependants = new LinkedHashMap<>();
        for (Needs.Need need : needed.needs()) {
            List<String> apps = dependants.computeIfAbsent(need.dependant(), any -> new ArrayList<>());
            need.app().ifPresent(app -> apps.add("app " + app));
        }
        return dependants.entrySet().stream()
                .map(one ->
                        one.getKey() + (one.getValue().isEmpty() ? "" : " (" + String.join(", ", one.getValue()) + ")"))
                .collect(Collectors.joining(", "));
    }

    private static Problem needsForceSync(Refusal.NeedsForce needs) {
        int count = needs.changes().size();
        return new Problem(
                "RB585",
                "synchronizing " + needs.app() + " makes " + count + " breaking change" + (count == 1 ? "" : "s")
                        + ", and the mode does not allow them",
                "--mode ForceSync makes them, and archives what is lost; an app that is installed in another version"
                        + " has to be uninstalled before");
    }

    private static Problem needsForce(Refusal.NeedsForce needs) {
        int count = needs.changes().size();
        Version target = needs.target().version();
        return new Problem(
                "RB500",
                "updating " + needs.target().id()
                        + needs.from().map(from -> " from " + from).orElse("") + " to " + target
                        + " makes " + count + " breaking change" + (count == 1 ? "" : "s")
                        + " in " + needs.app().name() + ", and nothing allows them",
                "the publisher allows them in AppMetadata.json with {\"ForceVersion\": \"" + target
                        + "\"}; an operator with" + " --argument "
                        + needs.target().id() + "." + Arguments.ALLOW_FORCE_SYNC + "=true");
    }

    private static Problem unknown(Refusal.UnknownTables unknown) {
        return new Problem(
                "RB777",
                unknown.app() + ": " + listed(unknown.places()),
                "correct the script, or depend on the app that has the table; --skip-upgrade-code TRIGGER installs without"
                        + " running it");
    }

    private static String listed(List<String> places) {
        int more = places.size() - LISTED_PLACES;
        return places.stream().limit(LISTED_PLACES).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static Problem unsupported(Refusal.UnsupportedCode code) {
        return new Problem(
                "RB781",
                code.app() + ": codeunit " + code.codeunit() + " does what Rubicon cannot run: "
                        + listed(code.places()),
                "--skip-upgrade-code '" + code.codeunit().replaceFirst("^[0-9]+ ", "")
                        + "' installs without running it, if its work is done in another way");
    }
}
