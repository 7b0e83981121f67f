package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.force.ForceReason;
import dev.rubicon.schema.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that the digest of a plan covers, as lines of text, so that two plans can be compared by people. */
public final class PlanLines {
    private PlanLines() {}

    public static List<String> of(InstallPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("instance " + plan.instance());
        lines.add(plan.archive() ? "what is lost is archived" : "what is lost is not archived");
        lines.add(plan.snapshot().isPresent() ? "a snapshot is taken first" : "no snapshot is taken");
        for (Step step : plan.steps()) {
            switch (step) {
                case Step.Leave leave -> lines.add("leave " + leave.target());
                case Step.Move move -> add(move, lines);
                case Step.Remove remove -> {
                    lines.add("uninstall " + remove.target() + ", its data "
                            + switch (remove.data()) {
                                case STAYS -> "stays";
                                case GOES -> "goes";
                            });
                    add(remove.apps(), lines);
                }
                case Step.Sync sync -> {
                    lines.add("synchronize " + sync.target() + "  " + sync.mode());
                    add(sync.apps(), lines);
                }
            }
        }
        return List.copyOf(lines);
    }

    private static void add(Step.Move move, List<String> lines) {
        PackageId id = move.target().id();
        lines.add((move.from().isEmpty() ? "install " : "update ") + id + " " + arrow(move.from())
                + move.target().version() + "  " + move.mode()
                + (move.isForced()
                        ? " ("
                                + move.reasons().stream()
                                        .map(ForceReason::toString)
                                        .collect(Collectors.joining(", ")) + ")"
                        : ""));
        lines.add("  " + id + " has content " + move.to().release().digest().abbreviated());
        move.to().request().ifPresent(query -> lines.add("  " + id + " is asked for as " + query));
        move.arguments().forEach((key, value) -> lines.add("  " + id + "." + key + "=" + value));
        add(move.apps(), lines);
        for (DataUpgrade upgrade : move.upgrades()) {
            upgrade.codeunits()
                    .forEach(codeunit -> lines.add("  " + upgrade.app().name() + " runs " + codeunit));
        }
        for (InstalledApp app : move.retired()) {
            lines.add("  " + id + " no longer has app " + app.identity().name());
        }
    }

    private static void add(List<AppSync> apps, List<String> lines) {
        for (AppSync app : apps) {
            lines.add("  app " + app.app().name() + " " + arrow(app.from())
                    + app.app().version());
            for (PlannedChange change : app.changes()) {
                Finding finding = Finding.of(change.change());
                lines.add("  " + app.app().name() + " " + finding.action() + (change.breaking() ? ", breaking" : ""));
            }
        }
    }

    private static String arrow(Optional<Version> from) {
        return from.map(version -> version + " → ").orElse("");
    }

    /** How one list becomes the other: lines that go begin with {@code -}, lines that come with {@code +}. */
    public static List<String> difference(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                i++;
                j++;
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("- " + before.get(i++));
            } else {
                lines.add("+ " + after.get(j++));
            }
        }
        return lines;
    }
}
