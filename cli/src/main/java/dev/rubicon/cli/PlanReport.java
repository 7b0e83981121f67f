package dev.rubicon.cli;

import dev.rubicon.format.script.UpgradeScripts;
import dev.rubicon.installer.Bytes;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.plan.AppSync;
import dev.rubicon.installer.plan.DataUpgrade;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.installer.plan.LostRow;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.PlannedChange;
import dev.rubicon.installer.plan.Refusal;
import dev.rubicon.installer.plan.RefusalText;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.force.ForceReason;
import dev.rubicon.schema.EnumChange;
import dev.rubicon.schema.Finding;
import dev.rubicon.schema.PropertyChange;
import dev.rubicon.schema.SchemaChange;
import dev.rubicon.schema.TableChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan as people read it: what happens, in which order, and what it costs. */
final class PlanReport {
    private static final int CHANGE_WIDTH = 58;

    private final Terminal terminal;

    PlanReport(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Planned planned) {
        InstallPlan plan = planned.plan();
        if (plan.acting().isEmpty()) {
            terminal.line("nothing to do for instance " + plan.instance());
            plan.steps().forEach(step -> terminal.line("  " + step.target() + " stays"));
        } else {
            terminal.line(terminal.bold("plan " + InstallPlanJson.digest(plan).abbreviated()) + " for instance "
                    + plan.instance());
            int number = 1;
            for (Step step : plan.steps()) {
                switch (step) {
                    case Step.Move move -> print(move, number++, plan.archive());
                    case Step.Remove remove -> print(remove, number++, plan.archive());
                    case Step.Sync sync -> print(sync, number++, plan.archive());
                    case Step.Leave leave -> terminal.line("  -  leave    " + leave.target());
                }
            }
            terminal.line("");
            summary(plan);
        }
        terminal.warnings(plan.warnings());
        if (planned instanceof Planned.Refused refused) {
            refusals(refused);
        }
    }

    private void print(Step.Move move, int number, boolean archive) {
        String versions = (move.isUpdate() ? move.from().orElseThrow() + " → " : "")
                + move.target().version();
        terminal.line(numbered(
                number,
                move.isUpdate() ? "update" : "install",
                terminal.bold(move.target().id().value()) + "  " + versions + "  " + mode(move)));
        for (AppSync app : move.apps()) {
            for (PlannedChange change : app.changes()) {
                print(change, archive);
            }
        }
        move.upgrades().forEach(this::print);
        for (InstalledApp app : move.retired()) {
            terminal.line(
                    "       the package no longer has app " + app.identity().name() + "; its tables and rows stay");
        }
    }

    private void print(DataUpgrade upgrade) {
        String why = switch (upgrade.kind()) {
            case INSTALL -> "install code";
            case UPGRADE -> "upgrade code, from " + upgrade.from();
        };
        upgrade.codeunits()
                .forEach(
                        codeunit -> terminal.line("       run " + (UpgradeScripts.isScript(codeunit) ? "" : "codeunit ")
                                + Quoted.shortened(codeunit) + " (" + why + ")"));
    }

    private void print(Step.Remove remove, int number, boolean archive) {
        terminal.line(numbered(
                number,
                "uninstall",
                terminal.bold(remove.target().id().value()) + "  "
                        + remove.target().version()
                        + (remove.data() == Step.Data.GOES ? "  " + terminal.warning("Clean") : "")
                        + why(remove.why())));
        for (AppSync app : remove.apps()) {
            boolean other = remove.held().stream()
                    .noneMatch(held -> held.id().equals(app.app().id()));
            if (other && !app.changes().isEmpty()) {
                terminal.line("       " + terminal.warning("with data of " + app.app() + ":"));
            }
            app.changes().forEach(change -> print(change, archive));
        }
        if (remove.data() == Step.Data.STAYS) {
            remove.held()
                    .forEach(app -> staying(app)
                            .ifPresent(what -> terminal.line(
                                    "       tables and rows stay: " + app.identity() + " (" + what + ")")));
        }
    }

    private void print(Step.Sync sync, int number, boolean archive) {
        String version = sync.app().identity().version().toString();
        String from = sync.from()
                .map(Version::toString)
                .filter(before -> !before.equals(version))
                .map(before -> before + " → ")
                .orElse("");
        terminal.line(numbered(
                number,
                "sync",
                terminal.bold(sync.app().identity().name()) + "  " + from + version + "  " + sync.mode()));
        for (AppSync app : sync.apps()) {
            if (!app.app().id().equals(sync.app().id()) && !app.changes().isEmpty()) {
                terminal.line("       " + terminal.warning("with data of " + app.app() + ":"));
            }
            app.changes().forEach(change -> print(change, archive));
        }
    }

    private static Optional<String> staying(InstalledApp app) {
        int tables = app.schema().tables().size();
        int extensions = app.schema().extensions().size();
        List<String> counts = new ArrayList<>();
        if (tables > 0) {
            counts.add(Terminal.count(tables, "table"));
        }
        if (extensions > 0) {
            counts.add(Terminal.count(extensions, "table extension"));
        }
        return counts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", counts));
    }

    private static String why(Step.Why why) {
        return switch (why) {
            case Step.Why.Asked asked -> "";
            case Step.Why.NeedsOther other -> "  because it needs " + other.needed();
            case Step.Why.NotNeeded notNeeded -> "  because it is neither asked for nor needed";
        };
    }

    private String mode(Step.Move move) {
        if (!move.isForced()) {
            return "Add";
        }
        String reasons = "ForceSync: " + reason(move.reasons().getFirst(), forceVersion(move));
        return terminal.warning(move.breakingChanges().isEmpty() ? reasons + ", but no change is breaking" : reasons);
    }

    private static Optional<Version> forceVersion(Step.Move move) {
        return move.to().release().forceVersion();
    }

    private static String reason(ForceReason reason, Optional<Version> forceVersion) {
        return switch (reason) {
            case ARGUMENT -> "allowed by the package's AllowForceSync";
            case PLATFORM_ARGUMENT -> "allowed by the platform's AllowForceSync";
            case SYNC_MODE -> "the repository's syncMode for this version";
            case CROSSES_FORCE_VERSION ->
                "crosses ForceVersion"
                        + forceVersion.map(version -> " " + version).orElse("");
        };
    }

    private static String numbered(int number, String action, String text) {
        String start = String.valueOf(number);
        return " ".repeat(Math.max(0, 3 - start.length())) + start + ". " + padded(action, 8) + " " + text;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private void print(PlannedChange change, boolean archive) {
        String action = Finding.of(change.change()).action();
        String line = ("       " + (change.breaking() ? "! " : "  ") + padded(action, CHANGE_WIDTH) + "  "
                        + rows(change, archive))
                .stripTrailing();
        terminal.line(change.breaking() ? terminal.warning(line) : line);
        change.samples().forEach(row -> terminal.line(sample(row)));
    }

    private static String sample(LostRow row) {
        return "           " + row.company().map(company -> company + "  ").orElse("") + cells(row.key())
                + (row.lost().isEmpty() ? "" : ":  " + cells(row.lost()));
    }

    private static String cells(List<LostRow.Cell> cells) {
        return cells.stream()
                .map(cell -> cell.field() + " '" + Quoted.shortened(cell.value()) + "'")
                .collect(Collectors.joining(", "));
    }

    private static String rows(PlannedChange change, boolean archive) {
        if (change.change() instanceof EnumChange) {
            return change.rows() == 0
                    ? "in no row"
                    : "in " + Terminal.count(change.rows(), "row") + ", which stay as they are";
        }
        if (change.moved() > 0) {
            return Terminal.count(change.moved(), "row") + " moved";
        }
        if (change.lost() > 0) {
            return Terminal.count(change.rows(), "row") + ", " + change.lost()
                    + (archive ? " archived first" : " LOST (--no-archive)");
        }
        if (change.rows() > 0 && change.breaking()) {
            return Terminal.count(change.rows(), "row") + " kept";
        }
        return "";
    }

    private void summary(InstallPlan plan) {
        long breaking = plan.acting().stream()
                .mapToLong(step -> step.breakingChanges().size())
                .sum();
        String crossing = plan.moves().stream()
                .filter(move -> move.reasons().contains(ForceReason.CROSSES_FORCE_VERSION))
                .map(move -> move.target().id() + " crosses ForceVersion "
                        + forceVersion(move).map(Version::toString).orElse(""))
                .collect(Collectors.joining(", "));
        String changes = breaking == 0 ? "no breaking change" : Terminal.count(breaking, "breaking change");
        String lost = lost(plan);
        String values =
                lost.isEmpty() ? "nothing is lost" : (plan.archive() ? "to the archive: " : "lost for good: ") + lost;
        terminal.line((crossing.isEmpty() ? "" : crossing + "; ") + changes + "; " + values);
        plan.snapshot().ifPresent(bytes -> terminal.line("a snapshot is taken first, about " + Bytes.text(bytes)));
    }

    // A row that goes with its table is lost once, one that stays may lose several values.
    private static String lost(InstallPlan plan) {
        long rows = 0;
        long values = 0;
        for (PlannedChange change : plan.acting().stream()
                .flatMap(step -> step.apps().stream())
                .flatMap(app -> app.changes().stream())
                .toList()) {
            if (change.change() instanceof TableChange.DropTable
                    || change.change() instanceof TableChange.UnstoreTable) {
                rows += change.lost();
            } else {
                values += change.lost();
            }
        }
        String lostValues = values == 0 ? "" : Terminal.count(values, "value");
        String lostRows = rows == 0 ? "" : Terminal.count(rows, "row");
        return lostValues.isEmpty() || lostRows.isEmpty() ? lostValues + lostRows : lostValues + " and " + lostRows;
    }

    private void refusals(Planned.Refused refused) {
        terminal.message("");
        terminal.message(terminal.bold("refused: nothing has been changed"));
        for (Refusal refusal : refused.refusals()) {
            Problem problem = RefusalText.problem(refusal);
            if (refusal instanceof Refusal.NeedsForce needs) {
                terminal.error(
                        problem,
                        needs.changes().stream().map(PlanReport::refused).toList());
            } else {
                terminal.error(problem, List.of());
            }
        }
    }

    private static String subject(SchemaChange change) {
        return switch (change) {
            case TableChange ofTable -> "Table " + ofTable.table();
            case EnumChange ofEnum -> "Enum " + ofEnum.enumName();
            case PropertyChange ofProperty -> "Table " + ofProperty.table();
        };
    }

    private static String refused(PlannedChange change) {
        Finding finding = Finding.of(change.change());
        return finding.code() + "  " + subject(change.change()) + " :: " + finding.refusal() + "  ("
                + Terminal.count(change.rows(), "row")
                + (change.lost() == 0 ? "" : ", " + change.lost() + " with a value to lose") + ")";
    }
}
