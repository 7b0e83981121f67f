package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.format.Json;
import dev.rubicon.format.ManifestJson;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.PackagedApp;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.packager.Pack;
import dev.rubicon.packager.PackRequest;
import dev.rubicon.packager.PackResult;
import dev.rubicon.resolver.Resolution;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "pack",
        description = "Build a package file from app folders and files.",
        footer = {
            "",
            "A folder with an app.json, and a file .app, is packed as an app: its tables are read, and errors in them",
            "are reported.",
            "AppMetadata.json among the paths says at which version destructive changes were made.",
            "Without --path the package is a bundle: dependencies only.",
            "",
            "With an earlier version at hand, by --previous or --repository, ForceVersion is proven: the tables are compared,",
            "and a package that breaks something and does not say so is refused. --force-version auto writes the right one.",
            "",
            "Examples:",
            "  rubicon pack --id my-app --name 'My App' --version 2.0.0 --path app/ \\",
            "    --path AppMetadata.json --dependency 'base-app@>=1.0' --output out/",
            "  rubicon pack --id my-app --version 2.0.0 --path app/ --previous out/my-app_1.9.0.zip --force-version auto",
            "  rubicon pack --id bundle/pos --version 2.0.0 --dependency my-app@2.0.0",
            "  rubicon pack --bundle bundle.json --pin store/"
        })
final class PackCommand implements Callable<Integer> {
    @Option(names = "--id", paramLabel = "ID", description = "The package's id, such as my-app.")
    private Optional<PackageId> id;

    @Option(names = "--version", paramLabel = "VERSION", description = "The package's version.")
    private Optional<Version> version;

    @Option(names = "--name", paramLabel = "NAME", description = "A name for people. Default: the id.")
    private Optional<String> name;

    @Option(names = "--display-name", paramLabel = "NAME", description = "The name of this version.")
    private Optional<String> displayName;

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
    private Optional<String> description;

    @Option(names = "--path", paramLabel = "PATH", description = "A folder or file to put in. Repeatable.")
    private List<Path> paths = List.of();

    @Option(
            names = "--dependency",
            paramLabel = "ID[@QUERY]",
            description = "A package that this one needs, such as base-app@>=1.0. Repeatable.")
    private List<Dependency> dependencies = List.of();

    @Option(names = "--substitute-for", paramLabel = "ID", description = "A package that this one can stand in for.")
    private Optional<PackageId> substituteFor;

    @Option(
            names = "--updates-from",
            paramLabel = "RANGE",
            description = "The installed versions it can be updated from, such as '>=2.0'. Default: all.")
    private Optional<VersionQuery> updatesFrom;

    @Option(names = "--platform", description = "Arguments given to this package count for the whole instance.")
    private boolean platform;

    @Mixin
    private ProofOptions proof;

    @Mixin
    private BundleOptions bundle;

    @Option(names = "--output", paramLabel = "DIR", defaultValue = ".", description = "Where to write. Default: here.")
    private Path output;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        Manifest declared = bundle.declared(spec.commandLine(), this::declared);
        Optional<Resolution> resolution = bundle.resolution(declared);
        if (resolution.isEmpty()) {
            return pack(declared, Optional.empty(), terminal);
        }
        if (!(resolution.get() instanceof Resolution.Solved solved)) {
            new OutcomeReport(terminal, json).unsolvable(resolution.get());
            return ExitCode.REFUSED.value();
        }
        Pins pins = Pins.of(declared, solved, bundle.extent());
        return pack(declared.withDependencies(pins.dependencies()), Optional.of(pins), terminal);
    }

    private Manifest declared() {
        PackageId named = given(id, "--id=ID");
        return new Manifest(
                new PackageVersion(named, given(version, "--version=VERSION")),
                name.orElse(named.value()),
                displayName,
                description,
                dependencies,
                List.of(),
                Arguments.NONE,
                substituteFor,
                platform,
                List.of(),
                List.of(),
                Optional.empty(),
                updatesFrom,
                Optional.empty());
    }

    private <T> T given(Optional<T> value, String option) {
        return value.orElseThrow(
                () -> new ParameterException(spec.commandLine(), "Missing required option: '" + option + "'"));
    }

    private int pack(Manifest declared, Optional<Pins> pins, Terminal terminal) {
        PackResult result = new Pack(Apps::at)
                .run(new PackRequest(declared, paths, output, proof.forceVersion(), proof.request(declared)));
        if (json) {
            ObjectNode node = json(result);
            pins.ifPresent(pinned -> PinsReport.write(pinned, node));
            terminal.json(node);
        } else {
            terminal.warnings(result.warnings());
            print(result, terminal);
            pins.ifPresent(pinned -> PinsReport.lines(pinned).forEach(terminal::line));
        }
        return ExitCode.DONE.value();
    }

    private static void print(PackResult result, Terminal terminal) {
        Manifest manifest = result.manifest();
        terminal.line("packed " + terminal.bold(manifest.identity().toString()) + " into " + result.path() + " ("
                + Terminal.size(result.size()) + ", "
                + Terminal.count(manifest.files().size(), "file") + ")");
        for (PackagedApp app : manifest.apps()) {
            terminal.line("  app " + app.app().name() + " " + app.app().version());
        }
        forceLine(result).ifPresent(terminal::line);
        terminal.line("  " + result.digest());
    }

    private static Optional<String> forceLine(PackResult result) {
        String version = result.forceVersion().map(v -> "ForceVersion " + v).orElse("no ForceVersion");
        return result.proof()
                .map(proof -> "  " + version
                        + (proof.starts().isEmpty()
                                ? ", no earlier version to prove it against"
                                : ", proven against "
                                        + Terminal.count(proof.starts().size(), "earlier version")))
                .or(() -> result.forceVersion().map(v -> "  " + version));
    }

    private static ObjectNode json(PackResult result) {
        ObjectNode node = Json.object()
                .put("path", result.path().toString())
                .put("size", result.size())
                .put("sha256", result.digest().hex());
        node.set("manifest", ManifestJson.write(result.manifest()));
        result.forceVersion().ifPresent(forceVersion -> node.put("forceVersion", forceVersion.toString()));
        ArrayNode warnings = node.putArray("warnings");
        result.warnings().forEach(warning -> warnings.add(InstallPlanJson.write(warning)));
        return node;
    }
}
