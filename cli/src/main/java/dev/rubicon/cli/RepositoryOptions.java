package dev.rubicon.cli;

import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.Repository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where packages come from. */
final class RepositoryOptions {
    @Mixin
    private HomeOptions home;

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description = "The repository. Default: RUBICON_REPOSITORY, else 'repository' in Rubicon's folder.")
    private Path repository;

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description = "The root.json that the repository is to be trusted by. Needed once.")
    private Optional<Path> root;

    Path folder() {
        return Optional.ofNullable(repository)
                .or(() -> Optional.ofNullable(System.getenv("RUBICON_REPOSITORY"))
                        .filter(value -> !value.isBlank())
                        .map(Path::of))
                .orElseGet(() -> home.home().resolve("repository"));
    }

    /** The repository, every file of it verified. */
    Repository open() {
        return new Repositories(home.home(), Clock.systemUTC()).open(folder(), root);
    }

    Path keys() {
        return new Repositories(home.home(), Clock.systemUTC()).keys().folder();
    }

    FolderPublisher publisher() {
        return new Repositories(home.home(), Clock.systemUTC()).publisher(folder());
    }

    HomeOptions home() {
        return home;
    }
}
