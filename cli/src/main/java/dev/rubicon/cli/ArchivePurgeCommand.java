package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.Purge;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "purge",
        description = "Delete entries for good.",
        footer = {
            "",
            "Of several conditions, all have to hold.",
            "",
            "Examples:",
            "  rubicon archive purge 1 2 --instance LSCentral",
            "  rubicon archive purge --restored --older-than 90d --instance LSCentral --yes"
        })
final class ArchivePurgeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ENTRY", arity = "0..*", description = "Their numbers.")
    private List<Long> entries = List.of();

    @Mixin
    private HomeOptions home;

    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName instance;

    @Option(names = "--older-than", paramLabel = "AGE", description = "Only what was archived before, such as 90d.")
    private Optional<Age> olderThan = Optional.empty();

    @Option(names = "--restored", description = "Only what has been restored as a whole.")
    private boolean restored;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        if (entries.isEmpty() && olderThan.isEmpty() && !restored) {
            terminal.errors(List.of(new Problem(
                    "RB622", "nothing says which entries to purge", "name them, or give --older-than or --restored")));
            return ExitCode.USAGE.value();
        }
        Purge.Choice choice = new Purge.Choice(entries, olderThan.map(Age::duration), restored);
        Optional<Purge.Chosen> purged = Purge.run(
                home.instance(instance),
                choice,
                chosen -> yes || approved(chosen, terminal),
                Who.runs("archive purge"),
                Clock.systemUTC());
        purged.ifPresentOrElse(
                chosen -> print(chosen, terminal), () -> terminal.message("stopped: nothing has been changed"));
        return (purged.isPresent() ? ExitCode.DONE : ExitCode.REFUSED).value();
    }

    private boolean approved(Purge.Chosen chosen, Terminal terminal) {
        terminal.message("to be deleted for good: " + text(chosen));
        chosen.entries()
                .forEach(entry -> terminal.message("  " + entry.id() + "  " + ArchiveEntryText.company(entry) + "  "
                        + ArchiveEntryText.what(entry) + ArchiveEntryText.restored(entry) + "  "
                        + Terminal.count(entry.rows(), "row")));
        if (json || System.console() == null) {
            terminal.errors(List.of(new Problem(
                    "RB621",
                    "what is purged is gone for good, and nobody is there to ask",
                    "add --yes if you mean it")));
            return false;
        }
        String answer = System.console().readLine("Go on? [y/N] ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    private void print(Purge.Chosen chosen, Terminal terminal) {
        if (json) {
            ObjectNode node = Json.object();
            ArrayNode array = node.putArray("purged");
            chosen.entries().forEach(entry -> array.add(ArchiveEntryText.json(entry)));
            terminal.json(node.put("rows", chosen.rows()).put("bytes", chosen.bytes()));
        } else if (chosen.entries().isEmpty()) {
            terminal.line("no entry is like that: nothing has been deleted");
        } else {
            terminal.line("deleted " + text(chosen));
        }
    }

    private static String text(Purge.Chosen chosen) {
        String numbers = chosen.entries().stream()
                .map(entry -> String.valueOf(entry.id()))
                .collect(Collectors.joining(", "));
        return Terminal.count(chosen.entries().size(), "entry") + " (" + numbers + "), "
                + Terminal.count(chosen.rows(), "row") + ", " + Terminal.size(chosen.bytes());
    }
}
