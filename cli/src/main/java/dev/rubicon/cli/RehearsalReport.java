package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.installer.Applied;
import dev.rubicon.installer.PlanAnswer;
import dev.rubicon.installer.Rehearsal;
import dev.rubicon.installer.journal.CodeReport;
import dev.rubicon.installer.journal.CodeReportJson;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.upgrade.UpgradeTags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an update would have done, as text or JSON, and the exit codes it means. */
final class RehearsalReport {
    private final Terminal terminal;
    private final boolean json;

    RehearsalReport(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    ExitCode print(Rehearsal.Answer answer) {
        return switch (answer) {
            case Rehearsal.Answer.NotReady notReady -> new OutcomeReport(terminal, json).planned(notReady.answer());
            case Rehearsal.Answer.Ended ended -> {
                if (json) {
                    terminal.json(json(ended.plan(), ended.rehearsal()));
                } else {
                    new OutcomeReport(terminal, false).planned(new PlanAnswer.Made(ended.plan()));
                    print(ended.rehearsal());
                }
                yield ended.rehearsal().failure().isPresent() ? ExitCode.ROLLED_BACK : ExitCode.DONE;
            }
        };
    }

    private void print(Rehearsal rehearsal) {
        for (Applied.Done done : rehearsal.done()) {
            for (CodeReport.OfCodeunit one : done.code().codeunits()) {
                terminal.line("  " + CodeReportText.did(one) + "  (" + Terminal.count(one.triggers(), "trigger") + ", "
                        + one.millis() + " ms)");
            }
            CodeReportText.said(done.code()).forEach(line -> terminal.line("  " + line));
            terminal.warnings(done.after());
        }
        byTag(rehearsal.tags()).forEach((tag, companies) -> terminal.line("  sets tag " + tag + " " + companies));
        rehearsal.failure().ifPresent(failed -> {
            CodeReportText.said(failed.code()).forEach(line -> terminal.message("  " + line));
            terminal.errors(failed.problems());
            terminal.message(failed.step().target() + " would fail");
        });
        terminal.line("nothing has been changed");
    }

    private static Map<String, String> byTag(List<Tag> tags) {
        Map<String, String> companies = new TreeMap<>();
        tags.forEach(tag -> companies.merge(
                tag.tag(),
                tag.company().map(company -> "in company '" + company + "'").orElse("for all companies"),
                (first, next) -> first + ", " + next.replace("in company ", "")));
        return companies;
    }

    private static ObjectNode json(Planned.Ready plan, Rehearsal rehearsal) {
        ObjectNode node = InstallPlanJson.write(plan);
        node.put("outcome", rehearsal.failure().isPresent() ? "would fail" : "would be done");
        ArrayNode done = node.putArray("done");
        rehearsal.done().forEach(step -> done.add(OutcomeReport.json(step)));
        ArrayNode tags = node.putArray("tags");
        rehearsal.tags().forEach(tag -> tags.add(TagsCommand.json(tag)));
        rehearsal.failure().ifPresent(failed -> {
            ArrayNode problems = node.putArray("problems");
            failed.problems().forEach(problem -> problems.add(InstallPlanJson.write(problem)));
            if (!failed.code().isNothing()) {
                node.set("code", CodeReportJson.write(failed.code()));
            }
        });
        return node;
    }
}
