package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.Applied;
import dev.rubicon.installer.Installer;
import dev.rubicon.installer.PlanAnswer;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.journal.CodeReport;
import dev.rubicon.installer.journal.CodeReportJson;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.model.Problem;
import dev.rubicon.resolver.Resolution;
import java.util.List;
import java.util.Optional;

/** The answers of planning and applying as text or JSON, and the exit codes they mean. */
final class OutcomeReport {
    private final Terminal terminal;
    private final boolean json;

    OutcomeReport(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /** Prints a plan, or why there is none. */
    ExitCode planned(PlanAnswer answer) {
        return switch (answer) {
            case PlanAnswer.Made made -> {
                if (json) {
                    terminal.json(InstallPlanJson.write(made.planned()));
                } else {
                    new PlanReport(terminal).print(made.planned());
                }
                yield made.planned() instanceof Planned.Refused ? ExitCode.REFUSED : ExitCode.DONE;
            }
            case PlanAnswer.Impossible impossible -> {
                refused(impossible.problems());
                yield ExitCode.REFUSED;
            }
            case PlanAnswer.NoVersions none -> {
                unsolvable(none.resolution());
                yield ExitCode.REFUSED;
            }
        };
    }

    /** Prints why no versions fit together. */
    void unsolvable(Resolution resolution) {
        List<Problem> problems = ResolutionText.problems(resolution);
        List<String> explanation = ResolutionText.explanation(resolution);
        if (json) {
            ObjectNode node = refusals(problems);
            ArrayNode lines = node.putArray("explanation");
            explanation.forEach(lines::add);
            terminal.json(node);
        } else {
            explanation.forEach(terminal::message);
            terminal.errors(problems);
        }
    }

    private static ObjectNode refusals(List<Problem> problems) {
        ObjectNode node = Json.object().put("outcome", "refused");
        ArrayNode refusals = node.putArray("refusals");
        problems.forEach(problem -> refusals.add(InstallPlanJson.write(problem)));
        return node;
    }

    void refused(List<Problem> problems) {
        if (json) {
            terminal.json(refusals(problems));
        } else {
            terminal.errors(problems);
        }
    }

    /** Prints how applying ended; the plan has been printed before, unless it is JSON, which is one document. */
    ExitCode applied(Installer.Outcome.Ended ended) {
        Applied applied = ended.applied();
        if (json) {
            ObjectNode node = InstallPlanJson.write(ended.plan());
            ended.kept()
                    .snapshot()
                    .ifPresent(taken -> node.put("snapshotName", taken.name().value()));
            node.set("snapshotsDeleted", SnapshotCommand.names(ended.kept().deleted()));
            node.put(
                    "outcome",
                    switch (applied) {
                        case Applied.Nothing nothing -> "nothing to do";
                        case Applied.Completed completed -> "done";
                        case Applied.RolledBack rolledBack -> "rolled back";
                        case Applied.AllRolledBack all -> "rolled back";
                        case Applied.Unclear unclear -> "unclear";
                    });
            ArrayNode done = node.putArray("done");
            applied.done().forEach(step -> done.add(json(step)));
            problems(applied).ifPresent(found -> {
                ArrayNode problems = node.putArray("problems");
                found.forEach(problem -> problems.add(InstallPlanJson.write(problem)));
            });
            CodeReport said = saidBefore(applied);
            if (!said.isNothing()) {
                node.set("code", CodeReportJson.write(said));
            }
            terminal.json(node);
        } else {
            print(applied);
            applied.done().forEach(done -> terminal.warnings(done.after()));
            print(ended.kept(), ended.plan().plan().instance());
        }
        return switch (applied) {
            case Applied.Nothing nothing -> ExitCode.DONE;
            case Applied.Completed completed -> ExitCode.DONE;
            case Applied.AllRolledBack all -> ExitCode.ROLLED_BACK;
            case Applied.RolledBack rolledBack ->
                rolledBack.done().isEmpty() ? ExitCode.ROLLED_BACK : ExitCode.HALF_DONE;
            case Applied.Unclear unclear -> ExitCode.UNAVAILABLE;
        };
    }

    private void print(Installer.Kept kept, InstanceName instance) {
        kept.snapshot()
                .ifPresent(taken -> terminal.line(terminal.atHome("what it was before is in snapshot " + taken.name()
                        + "; to go back: rubicon rollback --instance " + instance)));
        SnapshotCommand.deleted(kept.deleted(), terminal);
    }

    /** Prints how a plan that was made before differs from what would be done now. */
    ExitCode movedOn(Installer.Outcome.MovedOn moved) {
        Problem problem = new Problem(
                "RB576",
                "the plan " + moved.saved().hash().abbreviated() + " is not what would be done now: instance '"
                        + moved.saved().instance() + "' or the repository has moved on",
                "look at the differences, then plan again: rubicon plan ... --output FILE");
        if (json) {
            ObjectNode node = refusals(List.of(problem));
            ArrayNode differences = node.putArray("differences");
            moved.differences().forEach(differences::add);
            terminal.json(node);
        } else {
            terminal.error(problem, moved.differences());
        }
        return ExitCode.REFUSED;
    }

    private static Optional<List<Problem>> problems(Applied applied) {
        return switch (applied) {
            case Applied.Nothing nothing -> Optional.empty();
            case Applied.Completed completed -> Optional.empty();
            case Applied.RolledBack rolledBack -> Optional.of(rolledBack.problems());
            case Applied.AllRolledBack all -> Optional.of(all.problems());
            case Applied.Unclear unclear -> Optional.of(unclear.problems());
        };
    }

    static ObjectNode json(Applied.Done done) {
        ObjectNode one = Json.object()
                .put("id", done.step().target().id().value())
                .put("version", done.step().target().version().toString())
                .put("archivedRows", done.archivedRows());
        if (!done.code().isNothing()) {
            one.set("code", CodeReportJson.write(done.code()));
        }
        if (!done.after().isEmpty()) {
            ArrayNode after = one.putArray("problemsAfterCommit");
            done.after().forEach(problem -> after.add(InstallPlanJson.write(problem)));
        }
        return one;
    }

    private static CodeReport saidBefore(Applied failed) {
        return switch (failed) {
            case Applied.Nothing nothing -> CodeReport.NONE;
            case Applied.Completed completed -> CodeReport.NONE;
            case Applied.RolledBack rolledBack -> rolledBack.code();
            case Applied.AllRolledBack all -> all.code();
            case Applied.Unclear unclear -> CodeReport.NONE;
        };
    }

    private void print(Applied applied) {
        CodeReportText.lines(saidBefore(applied)).forEach(line -> terminal.message("  " + line));
        applied.done().forEach(one -> CodeReportText.lines(one.code()).forEach(line -> terminal.line("  " + line)));
        switch (applied) {
            case Applied.Nothing nothing -> {}
            case Applied.Completed completed -> {
                long archived = completed.done().stream()
                        .mapToLong(Applied.Done::archivedRows)
                        .sum();
                terminal.line(terminal.good("done") + ": run " + completed.run() + ", "
                        + Terminal.count(completed.done().size(), "step")
                        + (archived == 0 ? "" : ", " + Terminal.count(archived, "row") + " archived"));
            }
            case Applied.RolledBack rolledBack -> {
                terminal.errors(rolledBack.problems());
                terminal.message("step " + (rolledBack.done().size() + 1) + " ("
                        + rolledBack.failed().target()
                        + ") was rolled back: the package and its data are as they were");
                doneBefore(rolledBack);
            }
            case Applied.AllRolledBack all -> {
                terminal.errors(all.problems());
                terminal.message(
                        all.failed().target() + " failed, and all steps were rolled back: nothing has been changed");
            }
            case Applied.Unclear unclear -> {
                terminal.errors(unclear.problems());
                terminal.message("step " + (unclear.done().size() + 1) + " ("
                        + unclear.last().target() + ") is done as a whole, or not at all");
                doneBefore(unclear);
            }
        }
    }

    private void doneBefore(Applied applied) {
        applied.done()
                .forEach(done -> terminal.message(
                        "  done before it, and complete: " + done.step().target()));
    }
}
