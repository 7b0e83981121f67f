package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.RepositoryFolder;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.tuf.Lifetimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which repository is kept, and what this machine trusts and signs with. It is a folder: only such a one can be changed. */
final class KeeperOptions {
    @Mixin
    private HomeOptions home;

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description =
                    "The repository's folder. Default: RUBICON_REPOSITORY, else 'repository' in Rubicon's folder.")
    private Optional<Path> repository;

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description = "The root.json that the repository is to be trusted by, if nothing is known of it here.")
    private Optional<Path> root;

    Path path() {
        return repository
                .or(() -> Optional.ofNullable(System.getenv("RUBICON_REPOSITORY"))
                        .filter(value -> !value.isBlank())
                        .map(Path::of))
                .orElseGet(() -> home.home().resolve("repository"));
    }

    RepositoryFolder folder() {
        Publishing publishing = publishing(home);
        String location = new FolderTransport(path()).location();
        if (root.isPresent() && !publishing.trust().knows(location)) {
            publishing.trust().pin(location, read(root.get()));
        }
        return new RepositoryFolder(path(), publishing);
    }

    static Publishing publishing(HomeOptions home) {
        Trust trust = new Trust(home.home().resolve("trust"));
        return new Publishing(trust, keys(home, new AskedPassphrase()), Lifetimes.USUAL, Clock.systemUTC());
    }

    static KeyFiles keys(HomeOptions home, AskedPassphrase passphrase) {
        return new KeyFiles(home.home().resolve("keys"), new SecureRandom(), passphrase);
    }

    HomeOptions home() {
        return home;
    }

    /** A small file that somebody named. */
    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInput("RB325", "cannot read " + file, "check the path and its permissions");
        }
    }
}
