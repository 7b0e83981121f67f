package dev.rubicon.cli;

import java.nio.file.Path;
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

    Path folder() {
        return Optional.ofNullable(repository)
                .or(() -> Optional.ofNullable(System.getenv("RUBICON_REPOSITORY"))
                        .filter(value -> !value.isBlank())
                        .map(Path::of))
                .orElseGet(() -> home.home().resolve("repository"));
    }

    HomeOptions home() {
        return home;
    }
}
