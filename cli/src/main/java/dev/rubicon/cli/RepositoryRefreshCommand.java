package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Problem;
import dev.rubicon.repository.upkeep.Refresh;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "refresh",
        description = "Sign anew what ends soon. To be run regularly where nobody publishes often.",
        footer = {"", "Example:", "  rubicon repository refresh --within 30d"})
final class RepositoryRefreshCommand implements Callable<Integer> {
    @Mixin
    private KeeperOptions keeper;

    @Option(
            names = "--within",
            paramLabel = "TIME",
            defaultValue = "30d",
            converter = DayConverter.class,
            description = "Besides the timestamp, what ends within that time. Default: ${DEFAULT-VALUE}.")
    private Duration within;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Refresh.Refreshed refreshed = new Refresh(keeper.kept()).refresh(within);
        Terminal terminal = new Terminal(spec);
        if (json) {
            ObjectNode node =
                    Json.object().put("rootEnds", refreshed.root().expires().toString());
            refreshed.files().forEach(node.putArray("signed")::add);
            terminal.json(node);
        } else {
            terminal.line("signed " + String.join(", ", refreshed.files()));
        }
        if (refreshed.rootEndsSoon()) {
            terminal.warnings(List.of(new Problem(
                    "RB347",
                    "the root ends on " + refreshed.root().expires(),
                    "'rubicon repository rotate' signs it anew, with the root keys")));
        }
        return ExitCode.DONE.value();
    }
}
