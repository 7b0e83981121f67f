package dev.rubicon.cli;

import dev.rubicon.format.BundleJson;
import dev.rubicon.format.Json;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bundle",
        description = "Start a bundle: bundle.json with what it depends on.",
        footer = {
            "",
            "Example:",
            "  rubicon init bundle pos/ --id bundle/pos --dependency my-app --dependency card@>=2.0"
        })
final class InitBundleCommand implements Callable<Integer> {
    @Option(names = "--id", paramLabel = "ID", description = "The bundle's id, such as bundle/pos.")
    private Optional<PackageId> id;

    @Option(names = "--name", paramLabel = "NAME", description = "A name for people. Default: the id.")
    private Optional<String> name;

    @Option(names = "--version", paramLabel = "VERSION", description = "Its first version. Default: 1.0.0.")
    private Optional<Version> version;

    @Option(
            names = "--dependency",
            paramLabel = "ID[@QUERY]",
            description = "A package that it brings in, such as my-app@>=1.0. Repeatable.")
    private List<Dependency> dependencies = List.of();

    @Mixin
    private InitOptions options;

    private final Supplier<Optional<Questions>> somebody;

    InitBundleCommand() {
        this(Questions::atTerminal);
    }

    InitBundleCommand(Supplier<Optional<Questions>> somebody) {
        this.somebody = somebody;
    }

    @Override
    public Integer call() {
        Optional<Questions> asked = somebody.get();
        PackageId given =
                options.required(id, asked, "Id of the bundle, such as bundle/pos", "--id=ID", PackageId::new);
        Manifest bundle = new Manifest(
                new PackageVersion(given, options.given(version, asked, "Version", "1.0.0", Version::parse)),
                options.given(name, asked, "Name", given.value(), Function.identity()),
                Optional.empty(),
                Optional.empty(),
                dependencies,
                List.of(),
                Arguments.NONE,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                Optional.empty());
        Map<String, String> files = new LinkedHashMap<>();
        files.put(BundleJson.FILE_NAME, Json.write(BundleJson.write(bundle)));
        files.put(".gitignore", "out/\n");
        String below = options.shown().equals(".") ? "" : options.shown().replaceAll("/+$", "") + "/";
        return options.write(
                "bundle " + given, files, "rubicon pack --bundle " + below + BundleJson.FILE_NAME + " --output out");
    }
}
