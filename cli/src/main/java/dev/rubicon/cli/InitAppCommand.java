package dev.rubicon.cli;

import dev.rubicon.model.Guid;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import dev.rubicon.packager.context.SuggestedId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "app",
        description = {
            "Start an AL app: app.json, a table, .gitignore and a gate for pull requests.",
            "With --plain, an app without AL: schema.json, and upgrade scripts in SQL."
        },
        footer = {"", "Example:", "  rubicon init app pets/ --name Pets --publisher Zoo --id-range 50100..50149"})
final class InitAppCommand implements Callable<Integer> {
    @Option(names = "--name", paramLabel = "NAME", description = "The app's name.")
    private Optional<String> name;

    @Option(names = "--publisher", paramLabel = "NAME", description = "Who publishes it.")
    private Optional<String> publisher;

    @Option(names = "--version", paramLabel = "VERSION", description = "Its first version. Default: 1.0.0.0.")
    private Optional<Version> version;

    @Option(names = "--id-range", paramLabel = "A..B", description = "Ids of its objects. Default: 50100..50149.")
    private Optional<String> idRange;

    @Option(names = "--id", paramLabel = "ID", description = "What it is packed as. Default: from the name.")
    private Optional<PackageId> id;

    @Option(names = "--app-id", paramLabel = "GUID", description = "The app's id. Default: a new one.")
    private Optional<String> appId;

    @Option(names = "--plain", description = "Without AL: its tables in schema.json, its upgrades in SQL.")
    private boolean plain;

    @Mixin
    private InitOptions options;

    private final Supplier<UUID> newId;
    private final Supplier<Optional<Questions>> somebody;

    InitAppCommand() {
        this(UUID::randomUUID, Questions::atTerminal);
    }

    InitAppCommand(Supplier<UUID> newId, Supplier<Optional<Questions>> somebody) {
        this.newId = newId;
        this.somebody = somebody;
    }

    @Override
    public Integer call() {
        Optional<Questions> asked = somebody.get();
        String named = options.required(name, asked, "Name of the app", "--name=NAME", Function.identity());
        String by = options.required(publisher, asked, "Publisher", "--publisher=NAME", Function.identity());
        Version first = options.given(version, asked, "Version", "1.0.0.0", Version::parse);
        ObjectIds ids = options.given(
                idRange.map(ObjectIds::parse), asked, "Ids of its objects", "50100..50149", ObjectIds::parse);
        PackageId packed = options.given(id, asked, "Package id", SuggestedId.of(named), PackageId::new);
        StartedApp app =
                new StartedApp(appId.map(InitAppCommand::guid).orElseGet(newId), named, by, first, ids, packed);
        return options.write(
                "app " + named,
                plain ? new StartedPlainApp(app).files() : app.files(),
                "rubicon pack --id " + packed + " --version " + first + " --path " + options.shown());
    }

    private static UUID guid(String text) {
        return Guid.parse(text)
                .orElseThrow(() -> new InvalidInput(
                        "RB128",
                        "'" + Quoted.shortened(text) + "' is not an app id",
                        "write it as in app.json, such as 5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60"));
    }
}
