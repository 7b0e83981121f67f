package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.UpdatePathProblems;
import dev.rubicon.installer.YankWarnings;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.Resolution.Why;
import dev.rubicon.resolver.UpdatePath;
import dev.rubicon.resolver.UpdateStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answer to a question: the path to it, or why there is none. */
final class ResolveReport {
    private final Terminal terminal;
    private final boolean json;

    ResolveReport(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    ExitCode answer(ResolveQuestion question) {
        Resolution resolution = question.answer();
        if (!(resolution instanceof Resolution.Solved solved)) {
            new OutcomeReport(terminal, json).unsolvable(resolution);
            return ExitCode.REFUSED;
        }
        return switch (UpdatePath.of(solved, question.installed(), question.source())) {
            case UpdatePath.Refused refused -> {
                new OutcomeReport(terminal, json).refused(UpdatePathProblems.of(refused));
                yield ExitCode.REFUSED;
            }
            case UpdatePath.Unreachable unreachable -> {
                new OutcomeReport(terminal, json).refused(UpdatePathProblems.of(unreachable));
                yield ExitCode.REFUSED;
            }
            case UpdatePath.Ordered path -> {
                print(solved, path, YankWarnings.of(solved, question.source()));
                yield ExitCode.DONE;
            }
        };
    }

    private void print(Resolution.Solved solved, UpdatePath.Ordered path, List<Problem> warnings) {
        if (json) {
            ObjectNode node = ResolutionJson.write(solved);
            ArrayNode steps = node.putArray("path");
            path.steps().forEach(step -> steps.add(UpdatePathText.json(step)));
            ArrayNode said = node.putArray("warnings");
            warnings.forEach(warning -> said.add(InstallPlanJson.write(warning)));
            terminal.json(node);
            return;
        }
        int number = 0;
        for (UpdateStep step : path.steps()) {
            String prefix = step instanceof UpdateStep.Leave ? "  -  " : String.format("%3d. ", ++number);
            terminal.line(prefix
                    + UpdatePathText.line(step)
                    + chosen(solved, step.id())
                            .map(chosen -> "  (" + reason(chosen) + ")")
                            .orElse(""));
        }
        if (path.steps().isEmpty()) {
            terminal.line("nothing to do");
        }
        terminal.warnings(warnings);
    }

    private static Optional<Chosen> chosen(Resolution.Solved solved, PackageId id) {
        return solved.chosen().stream()
                .filter(chosen -> chosen.release().id().equals(id))
                .findFirst();
    }

    private static String reason(Chosen chosen) {
        return switch (chosen.why()) {
            case Why.Requested requested -> "asked for" + spaced(requested.query());
            case Why.DependencyOf owner ->
                owner.owner() + " depends on " + owner.dependency().id()
                        + spaced(owner.dependency().version());
            case Why.Kept kept -> "installed";
        };
    }

    private static String spaced(VersionQuery query) {
        return query.equals(VersionQuery.ANY) ? "" : " " + query;
    }

    /** What brings a package in: from what was asked for down to it. */
    ExitCode why(ResolveQuestion question, PackageId id) {
        Resolution resolution = question.answer();
        if (!(resolution instanceof Resolution.Solved solved)) {
            new OutcomeReport(terminal, json).unsolvable(resolution);
            return ExitCode.REFUSED;
        }
        List<String> lines = new ArrayList<>();
        Optional<Chosen> at = chosen(solved, id);
        if (at.isEmpty()) {
            return say(List.of(id + " is not part of the answer"));
        }
        while (at.isPresent()) {
            lines.addFirst(at.get().release().identity() + ": " + reason(at.get()));
            at = at.get().why() instanceof Why.DependencyOf owner
                    ? chosen(solved, owner.owner().id())
                    : Optional.empty();
        }
        return say(lines);
    }

    /** Whether a package could have another version, and what the answer would be then. */
    ExitCode whyNot(ResolveQuestion question, Dependency other) {
        Resolution asked =
                question.asking(new Request.Wish(other.id(), exactly(other))).answer();
        if (!(asked instanceof Resolution.Solved solved)) {
            return say(ResolutionText.explanation(asked));
        }
        List<String> lines = new ArrayList<>();
        lines.add(chosen(solved, other.id()).orElseThrow().release().identity() + " is possible, if it is asked for: "
                + versions(solved));
        if (question.answer() instanceof Resolution.Solved without) {
            lines.add("without that the answer is: " + versions(without));
        }
        return say(lines);
    }

    private static String versions(Resolution.Solved solved) {
        return String.join(
                ", ",
                solved.chosen().stream()
                        .map(chosen -> chosen.release().identity().toString())
                        .toList());
    }

    private static VersionQuery exactly(Dependency other) {
        if (other.version().equals(VersionQuery.ANY)) {
            throw new InvalidInput("RB413", "--why-not needs a version", "write --why-not " + other.id() + "@VERSION");
        }
        return other.version();
    }

    private ExitCode say(List<String> lines) {
        if (json) {
            ObjectNode node = Json.object();
            lines.forEach(node.putArray("explanation")::add);
            terminal.json(node);
        } else {
            lines.forEach(terminal::line);
        }
        return ExitCode.DONE;
    }
}
