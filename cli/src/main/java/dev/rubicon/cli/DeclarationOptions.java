package dev.rubicon.cli;

import dev.rubicon.format.ArgumentsJson;
import dev.rubicon.format.ParameterJson;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Parameter;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.packager.Declaration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What an author says of a package besides its id and version. */
final class DeclarationOptions {
    @Option(names = "--name", paramLabel = "NAME", description = "A name for people. Default: the id.")
    private Optional<String> name;

    @Option(names = "--display-name", paramLabel = "NAME", description = "The name of this version.")
    private Optional<String> displayName;

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
    private Optional<String> description;

    @Option(
            names = "--dependency",
            paramLabel = "ID[@QUERY]|FILE.json",
            description = "A package that this one needs, such as base-app@>=1.0, or a JSON list of them. Repeatable.")
    private List<DependencyArgument> dependencies = List.of();

    @Option(
            names = "--optional-dependency",
            paramLabel = "ID[@QUERY]",
            description = "One that is only considered where it is installed or asked for. Repeatable.")
    private List<Dependency> optional = List.of();

    @Option(
            names = "--restrict-version",
            paramLabel = "ID@QUERY",
            description = "A package that is not installed for this one, but must fit where it is. Repeatable.")
    private List<Dependency> restricted = List.of();

    @Option(names = "--substitute-for", paramLabel = "ID", description = "A package that this one can stand in for.")
    private Optional<PackageId> substituteFor;

    @Option(
            names = "--updates-from",
            paramLabel = "RANGE",
            description = "The installed versions it can be updated from, such as '>=2.0'. Default: all.")
    private Optional<VersionQuery> updatesFrom;

    @Option(names = "--platform", description = "Arguments given to this package count for the whole instance.")
    private boolean platform;

    @Option(
            names = "--parameter",
            paramLabel = "KEY[=DEFAULT]",
            description = "A parameter that the package takes, such as Port=7048. Repeatable.")
    private List<String> parameters = List.of();

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description =
                    "Parameters as a JSON list: [{\"key\": \"Port\", \"default\": \"7048\", \"required\": true}].")
    private Optional<Path> parameterFile;

    @Option(
            names = "--fill-parameter",
            paramLabel = "ID.KEY=VALUE",
            description = "What this package presets for another one, such as my-addin.Port=7048. Repeatable.")
    private List<String> fillParameters = List.of();

    @Option(
            names = "--fill-parameters",
            paramLabel = "FILE",
            description = "The same as JSON: {\"my-addin\": {\"Port\": \"7048\"}}.")
    private Optional<Path> fillParameterFile;

    Declaration declaration() {
        return new Declaration(
                name,
                displayName,
                description,
                dependencies(),
                parameters(),
                fillParameters(),
                substituteFor,
                platform,
                updatesFrom);
    }

    private List<Dependency> dependencies() {
        List<Dependency> all = new ArrayList<>();
        dependencies.forEach(argument -> all.addAll(argument.dependencies()));
        optional.forEach(given -> all.add(new Dependency(given.id(), given.version(), true, false)));
        restricted.forEach(given -> all.add(new Dependency(given.id(), given.version(), false, true)));
        return all;
    }

    private List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        parameterFile
                .map(path -> new OptionFile("--parameters", path))
                .ifPresent(file -> DependencyArgument.elements(file)
                        .forEach(node -> all.add(ParameterJson.readAnyCase(node, file.what()))));
        for (String text : parameters) {
            int equals = text.indexOf('=');
            all.add(new Parameter(
                    equals < 0 ? text : text.substring(0, equals),
                    Optional.empty(),
                    equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)),
                    Optional.empty(),
                    false,
                    false));
        }
        return all;
    }

    private Arguments fillParameters() {
        Arguments all = fillParameterFile
                .map(path -> new OptionFile("--fill-parameters", path))
                .map(file -> ArgumentsJson.read(file.bytes(), file.what()))
                .orElse(Arguments.NONE);
        for (String text : fillParameters) {
            all = RequestOptions.with(all, text);
        }
        return all;
    }
}
