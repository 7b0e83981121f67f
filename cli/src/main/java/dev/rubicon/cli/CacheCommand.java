package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.cache.CachedFile;
import dev.rubicon.repository.cache.Keep;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "cache",
        addMethodSubcommands = false,
        description = "What was brought from web servers, and is not brought again.",
        footer = {"", "Examples:", "  rubicon cache list", "  rubicon cache prune --older-than 90d"})
final class CacheCommand {
    /** What stays. */
    static final class Limit {
        @Option(
                names = "--older-than",
                required = true,
                paramLabel = "TIME",
                description = "What was not used for so long, such as 90d.")
        private Optional<Age> age = Optional.empty();

        @Option(
                names = "--max-size",
                required = true,
                paramLabel = "SIZE",
                description = "What was used longest ago, until the rest is no larger, such as 2GB.")
        private Optional<ByteCount> size = Optional.empty();

        @Option(names = "--all", required = true, description = "Everything.")
        private boolean all;

        Keep keep(Clock clock) {
            if (all) {
                return new Keep.Nothing();
            }
            return age.<Keep>map(time -> new Keep.UsedSince(clock.instant().minus(time.duration())))
                    .orElseGet(() -> new Keep.AtMost(size.orElseThrow().bytes()));
        }
    }

    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "List the files, with when they were used last.",
            footer = {"", "Example:", "  rubicon cache list --json"})
    int list(@Mixin HomeOptions home, @Option(names = "--json", description = "Print as JSON.") boolean json) {
        List<CachedFile> files = cache(home).files();
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(json(files));
        } else if (files.isEmpty()) {
            terminal.message("the cache " + cache(home).folder() + " is empty");
        } else {
            TextTable table = new TextTable("FILE", "SIZE", "USED", "SHA-256");
            files.forEach(file -> table.row(
                    file.name() + (file.complete() ? "" : " (beginning)"),
                    Terminal.size(file.size()),
                    file.lastUsed().truncatedTo(ChronoUnit.SECONDS).toString(),
                    file.digest().abbreviated()));
            table.lines().forEach(terminal::line);
            terminal.line(total(files));
        }
        return ExitCode.DONE.value();
    }

    @Command(
            name = "prune",
            description = "Delete files that are needed no more. What is needed again is brought again.",
            footer = {"", "Examples:", "  rubicon cache prune --older-than 90d", "  rubicon cache prune --max-size 2GB"
            })
    int prune(
            @Mixin HomeOptions home,
            @ArgGroup(multiplicity = "1") Limit limit,
            @Option(names = "--json", description = "Print what was deleted as JSON.") boolean json) {
        List<CachedFile> gone = cache(home).prune(limit.keep(Clock.systemUTC()));
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(json(gone));
        } else {
            terminal.line("deleted " + total(gone));
        }
        return ExitCode.DONE.value();
    }

    private static Cache cache(HomeOptions home) {
        return new Cache(home.home().resolve("cache"), Clock.systemUTC());
    }

    private static String total(List<CachedFile> files) {
        long bytes = files.stream().mapToLong(CachedFile::size).sum();
        return Terminal.count(files.size(), "file") + ", " + Terminal.size(bytes);
    }

    private static ArrayNode json(List<CachedFile> files) {
        ArrayNode array = Json.array();
        for (CachedFile file : files) {
            ObjectNode node = array.addObject();
            node.put("name", file.name())
                    .put("sha256", file.digest().hex())
                    .put("size", file.size())
                    .put("lastUsed", file.lastUsed().toString())
                    .put("complete", file.complete());
        }
        return array;
    }
}
