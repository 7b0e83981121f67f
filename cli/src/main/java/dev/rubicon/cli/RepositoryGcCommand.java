package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.rubicon.format.Json;
import dev.rubicon.repository.upkeep.Garbage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "gc",
        description = "Delete files of earlier states that nobody names any more.",
        footer = {"", "Example:", "  rubicon repository gc --keep 7d --dry-run"})
final class RepositoryGcCommand implements Callable<Integer> {
    @Mixin
    private KeeperOptions keeper;

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            defaultValue = "7d",
            converter = DayConverter.class,
            description =
                    "Only what has been out of use for that long, so that slow readers finish. Default: ${DEFAULT-VALUE}.")
    private Duration keep;

    @Option(names = "--dry-run", description = "Only list them.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Garbage garbage = new Garbage(keeper.folder());
        List<Garbage.Unused> files = dryRun ? garbage.find(keep) : garbage.delete(keep);
        Terminal terminal = new Terminal(spec);
        if (json) {
            ArrayNode array = Json.array();
            files.forEach(file -> array.addObject()
                    .put("path", file.path())
                    .put("bytes", file.bytes())
                    .put("unusedSince", file.unusedSince().toString())
                    .put("deleted", !dryRun));
            terminal.json(array);
        } else {
            files.forEach(file -> terminal.line(file.path()));
            terminal.message((dryRun ? "would delete " : "deleted ") + Terminal.count(files.size(), "file") + ", "
                    + Terminal.size(
                            files.stream().mapToLong(Garbage.Unused::bytes).sum()));
        }
        return ExitCode.DONE.value();
    }
}
