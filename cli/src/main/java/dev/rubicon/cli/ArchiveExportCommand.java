package dev.rubicon.cli;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.ArchiveExport;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.archive.ExportFormat;
import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Write the rows of an entry, or of all, for other programs.",
        footer = {
            "",
            "CSV is that of RFC 4180: an empty text is \"\", and a value that was not lost is nothing at all;",
            "Blobs are Base64. Programs may take a text that begins with = for a formula: import as text.",
            "In JSON Lines a Decimal is a string, so that no reader rounds it.",
            "",
            "Examples:",
            "  rubicon archive export 1 --instance LSCentral --format csv --output faxes.csv",
            "  rubicon archive export --all --instance LSCentral --format jsonl --output archive"
        })
final class ArchiveExportCommand implements Callable<Integer> {
    /** What is exported. */
    static final class Which {
        @Parameters(paramLabel = "ENTRY", description = "Its number.")
        private Optional<Long> entry = Optional.empty();

        @Option(names = "--all", description = "All entries, a file for each.")
        private boolean all;
    }

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Mixin
    private HomeOptions home;

    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName instance;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "csv or jsonl. Default: ${DEFAULT-VALUE}.")
    private ExportFormat format;

    @Option(
            names = "--output",
            paramLabel = "PATH",
            description = "The file; with --all, the folder. Default: standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--force", description = "Replace files that are there.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        if (which.all && output.isEmpty()) {
            terminal.errors(List.of(new Problem(
                    "RB627", "--all needs a folder for its files", "name one by --output, such as archive")));
            return ExitCode.USAGE.value();
        }
        try (InstanceDatabase database = InstanceDatabase.open(home.instance(instance), Access.READ)) {
            return database.sql().snapshot(() -> export(database, terminal)).value();
        }
    }

    private ExitCode export(InstanceDatabase database, Terminal terminal) {
        DataArchive archive = new DataArchive(database.sql());
        ArchiveExport export = new ArchiveExport(database.sql(), format);
        ExportFiles files = new ExportFiles(export, format, force);
        if (which.all) {
            int written = files.all(archive.entries(), output.orElseThrow());
            terminal.message("wrote " + Terminal.count(written, "file") + " to " + output.get());
            return ExitCode.DONE;
        }
        ArchiveEntry entry = archive.entry(which.entry.orElseThrow());
        output.ifPresentOrElse(
                file -> {
                    files.one(entry, file);
                    terminal.message("wrote " + Terminal.count(entry.rows(), "row") + " to " + file);
                },
                () -> print(export, entry, terminal));
        return ExitCode.DONE;
    }

    private static void print(ArchiveExport export, ArchiveEntry entry, Terminal terminal) {
        try {
            export.write(entry, terminal.data());
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem("RB626", "cannot write the rows: " + e.getMessage(), "write them to a file: --output"),
                    e);
        }
    }
}
