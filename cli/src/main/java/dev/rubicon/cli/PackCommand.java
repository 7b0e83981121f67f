package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.packager.Pack;
import dev.rubicon.packager.PackResult;
import dev.rubicon.packager.PackSettings;
import dev.rubicon.packager.context.ContextPack;
import dev.rubicon.packager.context.DescribedApp;
import dev.rubicon.packager.project.ProjectPack;
import dev.rubicon.resolver.Resolution;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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
            "--from-context makes a package of each app among the paths, in the order in which they need each other; what they",
            "need is looked up by app id: among themselves, in --app-map, among Microsoft's. --project reads a gocurrent.json.",
            "",
            "Examples:",
            "  rubicon pack --id my-app --name 'My App' --version 2.0.0 --path app/ \\",
            "    --path AppMetadata.json --dependency 'base-app@>=1.0' --output out/",
            "  rubicon pack --id my-app --version 2.0.0 --path app/ --previous out/my-app_1.9.0.zip --force-version auto",
            "  rubicon pack --id bundle/pos --version 2.0.0 --dependency my-app@2.0.0",
            "  rubicon pack --from-context --path 'out/*.app' --app-map map.json --app-metadata ForceVersion=2.0.0",
            "  rubicon pack --project my-app/ --target dev --branch my-branch --var buildNumber=12 --output out/",
            "  rubicon pack --bundle bundle.json --pin store/"
        })
final class PackCommand implements Callable<Integer> {
    private static final Set<String> OF_IDENTITY = Set.of("--id", "--version", "--version-from");
    private static final Set<String> OF_CONTEXT = Set.of("--from-context", "--app-map");
    private static final Set<String> OF_BUNDLES = Set.of("--bundle", "--pin", "--pin-all");
    private static final Set<String> OF_PROJECTS = Set.of("--target", "--branch", "--var", "--compiler", "--no-build");

    @Option(names = "--id", paramLabel = "ID", description = "The package's id, such as my-app.")
    private Optional<PackageId> id;

    @Option(names = "--version", paramLabel = "VERSION", description = "The package's version.")
    private Optional<Version> version;

    @Option(
            names = "--version-from",
            paramLabel = "APP",
            description = "An app file or folder whose version is the package's, instead of --version.")
    private Optional<Path> versionFrom;

    @Mixin
    private DeclarationOptions declaration;

    @Mixin
    private SourceOptions sources;

    @Mixin
    private ContextOptions context;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private ProofOptions proof;

    @Mixin
    private BundleOptions bundle;

    @Option(names = "--output", paramLabel = "DIR", description = "Where to write. Default: here.")
    private Optional<Path> output;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (project.asked()) {
            refuse("--project", List.of(OF_IDENTITY, OF_CONTEXT, OF_BUNDLES));
            return report(ofProjects());
        }
        if (context.asked()) {
            refuse("--from-context", List.of(OF_PROJECTS, OF_BUNDLES));
            return report(ofApps());
        }
        refuse("paths alone", List.of(OF_PROJECTS, OF_CONTEXT));
        return ofFiles();
    }

    // An option that would have no effect is a misunderstanding.
    private void refuse(String beside, List<Set<String>> sets) {
        List<String> given = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> sets.stream().anyMatch(set -> set.contains(name)))
                .toList();
        if (!given.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), String.join(", ", given) + " cannot be used with " + beside);
        }
    }

    private List<PackResult> ofProjects() {
        ProjectPack.Given given =
                new ProjectPack.Given(project.folders(), sources.sources(), declaration.declaration(), output);
        return new ProjectPack(new Pack(Apps::at), proof.versions()).run(given, project.settings(), settings());
    }

    private List<PackResult> ofApps() {
        ContextPack.Given given = new ContextPack.Given(sources.sources(), id, version(), declaration.declaration());
        return new Pack(Apps::at).run(ContextPack.requests(given, context.map(), settings()));
    }

    private int ofFiles() {
        Manifest declared = bundle.declared(spec.commandLine(), this::declared);
        Optional<Resolution> resolution = bundle.resolution(declared, proof::open);
        if (resolution.isEmpty()) {
            return report(List.of(pack(declared)));
        }
        if (!(resolution.get() instanceof Resolution.Solved solved)) {
            new OutcomeReport(new Terminal(spec), json).unsolvable(resolution.get());
            return ExitCode.REFUSED.value();
        }
        return report(Pins.of(declared, solved, bundle.extent()), declared);
    }

    private Manifest declared() {
        PackageId named = given(id, "--id=ID");
        return declaration.declaration().manifest(new PackageVersion(named, given(version(), "--version=VERSION")));
    }

    private Optional<Version> version() {
        if (version.isPresent() && versionFrom.isPresent()) {
            throw new ParameterException(spec.commandLine(), "give either --version or --version-from");
        }
        return version.or(
                () -> versionFrom.map(app -> DescribedApp.read(app).identity().version()));
    }

    private <T> T given(Optional<T> value, String option) {
        return value.orElseThrow(
                () -> new ParameterException(spec.commandLine(), "Missing required option: '" + option + "'"));
    }

    private PackResult pack(Manifest declared) {
        return new Pack(Apps::at).run(settings().request(declared, sources.sources()));
    }

    private PackSettings settings() {
        return new PackSettings(output.orElse(Path.of(".")), sources.metadata(), proof.forceVersion(), proof::request);
    }

    private int report(List<PackResult> results) {
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(PackReport.json(results));
        } else {
            results.forEach(result -> PackReport.print(result, terminal));
        }
        return ExitCode.DONE.value();
    }

    private int report(Pins pins, Manifest declared) {
        PackResult result = pack(declared.withDependencies(pins.dependencies()));
        Terminal terminal = new Terminal(spec);
        if (json) {
            ObjectNode node = PackReport.json(result);
            PinsReport.write(pins, node);
            terminal.json(node);
        } else {
            PackReport.print(result, terminal);
            PinsReport.lines(pins).forEach(terminal::line);
        }
        return ExitCode.DONE.value();
    }
}
