package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.DeploymentRequestJson;
import dev.rubicon.format.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "installer",
        description = "Requests that a server keeps under a name, and folders that install them with no network.",
        footer = {"", "Example:", "  rubicon installer export store --to store-installer"})
final class InstallerCommand {
    private static final String ALL = "api/v1/installers";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "create",
            description = "Save packages and arguments under a name, in the place of what was there.",
            footer = {"", "Example:", "  rubicon installer create store --id bundle/pos@^2 --argument pos.Mode=store"})
    int create(
            @Parameters(index = "0", paramLabel = "NAME", description = "Of a-z, 0-9 and '-'.") String name,
            @Mixin AskedOptions asked,
            @Mixin WantedOptions wanted,
            @Option(
                            names = "--strategy",
                            paramLabel = "STRATEGY",
                            defaultValue = "Automatic",
                            description =
                                    "Manual or Automatic: how agents of such instances update. Default: ${DEFAULT-VALUE}.")
                    String strategy,
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        ObjectNode body = Json.object().put("strategy", strategy);
        body.set("request", DeploymentRequestJson.write(wanted.request(asked)));
        JsonNode saved = server.link().post(path(name), body);
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(saved);
        } else {
            terminal.line("saved " + name + ": " + packages(saved));
        }
        return ExitCode.DONE.value();
    }

    private static String path(String name) {
        return ALL + "/" + ServerLink.segment(name);
    }

    private static String packages(JsonNode installer) {
        StringJoiner packages = new StringJoiner(", ");
        installer
                .path("request")
                .path("packages")
                .forEach(one -> packages.add(
                        one.path("id").asText() + " " + one.path("version").asText()));
        return packages.toString();
    }

    @Command(
            name = "list",
            description = "All installers of a server.",
            footer = {"", "Example:", "  rubicon installer list"})
    int list(
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print one JSON line for each installer.") boolean json) {
        JsonNode all = server.link().get(ALL).path("value");
        Terminal terminal = new Terminal(spec);
        if (json) {
            all.forEach(terminal::jsonLine);
            return ExitCode.DONE.value();
        }
        TextTable table = new TextTable("NAME", "STRATEGY", "PACKAGES", "SAVED BY");
        all.forEach(one -> table.row(
                one.path("name").asText(),
                one.path("strategy").asText(),
                packages(one),
                one.path("createdBy").asText()));
        table.lines().forEach(terminal::line);
        return ExitCode.DONE.value();
    }

    @Command(
            name = "export",
            description = "Write a folder or a zip that installs with no network: packages, signed metadata, a script.",
            footer = {
                "",
                "The machine that it is carried to needs nothing but Rubicon. What is installed is resolved now, and locked.",
                "",
                "Example:",
                "  rubicon installer export store --to store-installer",
                "  store-installer/install.sh --instance LSCentral",
                "  rubicon installer export store --to store-installer.zip"
            })
    int export(
            @Parameters(index = "0", paramLabel = "NAME", description = "The installer.") String name,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "FOLDER",
                            description = "Must not exist. A name that ends in .zip makes it a zip.")
                    Path to,
            @Option(
                            names = "--repository",
                            paramLabel = "ADDRESS",
                            description = "Where packages come from. Default: the server's own repository.")
                    Optional<RepositoryAddress> repository,
            @Option(
                            names = "--root",
                            paramLabel = "FILE",
                            description = "The root.json that the repository is to be trusted by. Needed once.")
                    Optional<Path> root,
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        Terminal terminal = new Terminal(spec);
        InstallerAddress address = new InstallerAddress(server.address(), name);
        DeploymentRequest.Install request = address.fetch(server.link()).install();
        RepositoryAddress source = repository.orElseGet(address::repository);
        return new InstallerExport(server.home(), server.network(), terminal, json)
                .write(name, request, source, root, to)
                .value();
    }
}
