package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "archive",
        description = "What forced changes removed from an instance.",
        subcommands = {ArchiveExportCommand.class, ArchiveRestoreCommand.class, ArchivePurgeCommand.class},
        footer = {
            "",
            "Examples:",
            "  rubicon archive list --instance LSCentral",
            "  rubicon archive show 1 --instance LSCentral",
            "  rubicon archive restore 1 --instance LSCentral"
        })
final class ArchiveCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "List the entries.",
            footer = {"", "Example:", "  rubicon archive list --instance LSCentral"})
    int list(
            @Mixin HomeOptions home,
            @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
                    InstanceName instance,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        try (InstanceDatabase database = InstanceDatabase.open(home.instance(instance), Access.READ)) {
            List<ArchiveEntry> entries = new DataArchive(database.sql()).entries();
            Terminal terminal = new Terminal(spec);
            if (json) {
                ArrayNode array = Json.array();
                entries.forEach(entry -> array.add(ArchiveEntryText.json(entry)));
                terminal.json(array);
            } else if (entries.isEmpty()) {
                terminal.message("the archive of instance " + instance + " is empty");
            } else {
                TextTable table = new TextTable("ENTRY", "UPDATE", "COMPANY", "TABLE", "ROWS", "WHAT");
                entries.forEach(entry -> table.row(
                        String.valueOf(entry.id()),
                        ArchiveEntryText.update(entry),
                        ArchiveEntryText.company(entry),
                        entry.table(),
                        String.valueOf(entry.rows()),
                        ArchiveEntryText.what(entry) + ArchiveEntryText.restored(entry)));
                table.lines().forEach(terminal::line);
            }
        }
        return ExitCode.DONE.value();
    }

    @Command(
            name = "show",
            description = "Show the rows of an entry: the primary key and what was removed.",
            footer = {"", "Example:", "  rubicon archive show 1 --instance LSCentral --limit 20"})
    int show(
            @Mixin HomeOptions home,
            @Parameters(paramLabel = "ENTRY", description = "Its number.") long id,
            @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
                    InstanceName instance,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "At most so many rows. Default: ${DEFAULT-VALUE}.")
                    long limit,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        try (InstanceDatabase database = InstanceDatabase.open(home.instance(instance), Access.READ)) {
            DataArchive archive = new DataArchive(database.sql());
            ArchiveEntry entry = archive.entry(id);
            List<List<Optional<String>>> rows = archive.rows(entry, limit);
            Terminal terminal = new Terminal(spec);
            if (json) {
                terminal.json(json(entry, rows));
            } else {
                print(entry, rows, terminal);
            }
        }
        return ExitCode.DONE.value();
    }

    private static void print(ArchiveEntry entry, List<List<Optional<String>>> rows, Terminal terminal) {
        terminal.line(ArchiveEntryText.what(entry) + " of " + entry.appName() + ", company "
                + ArchiveEntryText.company(entry) + ", removed by " + ArchiveEntryText.update(entry) + ":");
        Rows.table(columns(entry), rows).lines().forEach(terminal::line);
        if (rows.size() < entry.rows()) {
            terminal.message("... " + (entry.rows() - rows.size()) + " more; --limit shows them");
        }
    }

    private static List<String> columns(ArchiveEntry entry) {
        List<String> columns = new ArrayList<>(entry.keyColumns());
        columns.addAll(entry.valueColumns());
        return columns;
    }

    private static ObjectNode json(ArchiveEntry entry, List<List<Optional<String>>> rows) {
        ObjectNode json = ArchiveEntryText.json(entry);
        json.set("values", Rows.json(columns(entry), rows));
        return json;
    }
}
