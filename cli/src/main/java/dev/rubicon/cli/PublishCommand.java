package dev.rubicon.cli;

import dev.rubicon.format.Json;
import dev.rubicon.format.ReleaseJson;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.Publication;
import java.nio.file.Path;
import java.util.List;
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
            "",
            "Example:",
            "  rubicon publish out/my-app_2.0.0.zip --repository /srv/packages"
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

    @Option(names = "--json", description = "Print one JSON line for each package.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        FolderPublisher folder = repository.publisher();
        Terminal terminal = new Terminal(spec);
        ExitCode worst = ExitCode.DONE;
        boolean first = !folder.exists();
        for (Path file : files.all()) {
            Publication publication = folder.publish(file);
            if (first) {
                terminal.message("made the repository " + repository.folder() + "; its keys are in " + repository.keys()
                        + ": keep a copy of them in a safe place");
                first = false;
            }
            if (json) {
                terminal.jsonLine(Json.object()
                        .put("outcome", outcome(publication))
                        .set("release", ReleaseJson.write(release(publication))));
            }
            if (report(publication, terminal) == ExitCode.REFUSED) {
                worst = ExitCode.REFUSED;
            }
        }
        return worst.value();
    }

    private ExitCode report(Publication publication, Terminal terminal) {
        return switch (publication) {
            case Publication.Published published -> said(terminal, "published " + described(published.release()));
            case Publication.Restored restored ->
                said(terminal, "restored " + described(restored.release()) + ", whose file was missing or damaged");
            case Publication.AlreadyThere there ->
                said(terminal, "nothing to do: " + described(there.release()) + " is published already");
            case Publication.Conflicts conflicts -> {
                terminal.errors(List.of(new Problem(
                        "RB820",
                        conflicts.existing().identity() + " is published already, with other content ("
                                + conflicts.existing().digest().abbreviated() + ", offered "
                                + conflicts.offered().digest().abbreviated() + ")",
                        "a published version never changes: give the package a higher version")));
                yield ExitCode.REFUSED;
            }
        };
    }

    private ExitCode said(Terminal terminal, String text) {
        if (!json) {
            terminal.line(text);
        }
        return ExitCode.DONE;
    }

    private static String described(Release release) {
        return release.identity() + " (" + Terminal.size(release.size())
                + release.forceVersion()
                        .map(version -> ", ForceVersion " + version)
                        .orElse("") + ")";
    }

    private static String outcome(Publication publication) {
        return switch (publication) {
            case Publication.Published published -> "published";
            case Publication.Restored restored -> "restored";
            case Publication.AlreadyThere there -> "already there";
            case Publication.Conflicts conflicts -> "conflict";
        };
    }

    private static Release release(Publication publication) {
        return switch (publication) {
            case Publication.Published published -> published.release();
            case Publication.Restored restored -> restored.release();
            case Publication.AlreadyThere there -> there.release();
            case Publication.Conflicts conflicts -> conflicts.offered();
        };
    }
}
