package dev.rubicon.cli;

import dev.rubicon.format.ArgumentsJson;
import dev.rubicon.installer.Installer;
import dev.rubicon.installer.Precautions;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Quoted;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What plan, install and update have in common. */
final class RequestOptions {
    private static final int MAX_ROWS = 1000;

    @Mixin
    private RepositoryOptions repository;

    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName instance;

    @Option(
            names = "--arguments",
            paramLabel = "FILE",
            description = "Arguments as JSON: {\"my-app\": {\"AllowForceSync\": \"true\"}}.")
    private Optional<Path> argumentsFile;

    @Option(
            names = "--argument",
            paramLabel = "ID.KEY=VALUE",
            description = "One argument, such as my-app.AllowForceSync=true. Repeatable.")
    private List<String> arguments = List.of();

    @Option(names = "--no-archive", description = "Do not archive what is lost. It is then gone for good.")
    private boolean noArchive;

    @Option(
            names = "--show-rows",
            paramLabel = "N",
            defaultValue = "0",
            description = "Show up to N rows for each change that takes something from rows.")
    private int showRows;

    @Option(
            names = "--skip-upgrade-code",
            paramLabel = "CODEUNIT",
            description = "Do not run this upgrade or install codeunit of an app: its name or number. Repeatable.")
    private List<String> skippedCode = List.of();

    @Mixin
    private PrecautionOptions precautions;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    InstanceName instance() {
        return instance;
    }

    Instance found() {
        return repository.home().instance(instance);
    }

    RepositoryOptions repository() {
        return repository;
    }

    boolean archive() {
        return !noArchive;
    }

    boolean json() {
        return json;
    }

    /** What the journal says of a command: also what it allowed that is not usual. */
    String recorded(String command) {
        return command + repository.allowed();
    }

    Installer installer() {
        if (showRows < 0 || showRows > MAX_ROWS) {
            throw new InvalidInput("RB540", "--show-rows is " + showRows, "give a number from 0 to " + MAX_ROWS);
        }
        return new Installer(
                        found(),
                        repository.open(),
                        precautions.precautions(repository.home().home()),
                        Clock.systemUTC())
                .showing(showRows);
    }

    Precautions.When snapshot() {
        return precautions.when();
    }

    /** Names or numbers. */
    SortedSet<String> skippedCode() {
        return new TreeSet<>(skippedCode);
    }

    /** Those of the file, with those given one by one on top. */
    Arguments arguments() {
        return arguments(argumentsFile, arguments);
    }

    static Arguments arguments(Optional<Path> file, List<String> each) {
        Arguments all = file.map(RequestOptions::read).orElse(Arguments.NONE);
        for (String text : each) {
            all = with(all, text);
        }
        return all;
    }

    private static Arguments read(Path file) {
        GivenFile given = new GivenFile("RB823", "the arguments file", file);
        return ArgumentsJson.read(given.bytes(), given.what());
    }

    // Ids may have dots, keys have none: the last dot before the '=' separates them.
    static Arguments with(Arguments arguments, String text) {
        int equals = text.indexOf('=');
        int dot = equals < 0 ? -1 : text.lastIndexOf('.', equals);
        if (dot < 0) {
            throw new InvalidInput(
                    "RB824",
                    "'" + Quoted.shortened(text) + "' is not an argument",
                    "write PACKAGE.KEY=VALUE, such as my-app.AllowForceSync=true");
        }
        return arguments.with(
                new PackageId(text.substring(0, dot)), text.substring(dot + 1, equals), text.substring(equals + 1));
    }
}
