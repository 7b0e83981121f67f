package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.repository.upkeep.Statistics;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "stats",
        description = "What a repository holds, who signs it, and until when that is believed.",
        footer = {"", "Example:", "  rubicon repository stats --repository /srv/packages"})
final class RepositoryStatsCommand implements Callable<Integer> {
    @Mixin
    private KeeperOptions keeper;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Statistics statistics = Statistics.of(keeper.folder().state().state());
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(json(statistics));
            return ExitCode.DONE.value();
        }
        terminal.line(Terminal.count(statistics.packages(), "package") + " in "
                + Terminal.count(statistics.versions(), "version") + ", " + Terminal.size(statistics.bytes())
                + "; listed by " + Terminal.count(statistics.fileRoles(), "role") + "; root " + statistics.root());
        TextTable table = new TextTable("ROLE", "UNTIL", "TAKES", "KEYS");
        statistics
                .expires()
                .forEach((role, until) -> table.row(
                        role,
                        until.toString(),
                        statistics.keys().get(role).threshold() + " of "
                                + statistics.keys().get(role).keyIds().size(),
                        statistics.keys().get(role).keyIds().stream()
                                .map(RootText::abbreviated)
                                .collect(Collectors.joining(", "))));
        table.lines().forEach(terminal::line);
        return ExitCode.DONE.value();
    }

    private static ObjectNode json(Statistics statistics) {
        ObjectNode json = Json.object()
                .put("packages", statistics.packages())
                .put("versions", statistics.versions())
                .put("bytes", statistics.bytes())
                .put("listedBy", statistics.fileRoles())
                .put("root", statistics.root());
        ObjectNode roles = json.putObject("roles");
        statistics.expires().forEach((role, until) -> {
            ObjectNode node = roles.putObject(role).put("expires", until.toString());
            node.setAll(RootText.json(statistics.keys().get(role)));
        });
        return json;
    }
}
