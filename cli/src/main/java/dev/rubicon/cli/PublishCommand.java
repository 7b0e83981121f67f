package dev.rubicon.cli;

import dev.rubicon.repository.Publication;
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
        name = "publish",
        description = "Put package files into a repository.",
        footer = {
            "",
            "A version is published once: the same bytes again change nothing, other bytes are refused.",
            "To a server (rubicon serve) it goes over http: or https:, with a token in RUBICON_TOKEN or --token-file.",
            "To a bucket (s3:) any number may publish at once.",
            "",
            "Examples:",
            "  rubicon publish out/my-app_2.0.0.zip --repository /srv/packages",
            "  rubicon publish out/my-app_2.0.0.zip --repository https://updates.example.com/repository/"
        })
final class PublishCommand implements Callable<Integer> {
    /** The same thing, with and without its name. */
    static final class Files {
        @Parameters(arity = "1..*", paramLabel = "PACKAGE", description = "Package files.")
        private List<Path> packages;

        @Option(
                names = "--path",
                required = true,
                paramLabel = "PACKAGE",
                description = "The same, by name. Repeatable.")
        private List<Path> named;

        List<Path> all() {
            return packages == null ? named : packages;
        }
    }

    @ArgGroup(multiplicity = "1")
    private Files files;

    @Mixin
    private RepositoryOptions repository;

    @Mixin
    private TokenOptions token;

    @Option(names = "--json", description = "Print one JSON line for each package.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        PublicationReport report = new PublicationReport(terminal, json);
        Optional<ServerLink> server = repository.server(token);
        return (server.isPresent() ? send(server.get(), report) : publish(terminal, report)).value();
    }

    private ExitCode send(ServerLink server, PublicationReport report) {
        files.all().forEach(file -> report.print(Upload.send(file, server)));
        return ExitCode.DONE;
    }

    private ExitCode publish(Terminal terminal, PublicationReport report) {
        RepositoryOptions.Destination destination = repository.destination();
        ExitCode worst = ExitCode.DONE;
        boolean first = destination.isNew();
        for (Path file : files.all()) {
            Publication publication = destination.publisher().publish(file);
            if (first) {
                terminal.message("made the repository " + destination.shown() + "; its keys are in " + repository.keys()
                        + ": keep a copy of them in a safe place");
                first = false;
            }
            if (report.print(publication) == ExitCode.REFUSED) {
                worst = ExitCode.REFUSED;
            }
        }
        return worst;
    }
}
