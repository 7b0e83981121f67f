package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.KeptRepository;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.RepositoryFolder;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which repository is kept, and what this machine trusts and signs with. It is a folder; some of its upkeep works in a bucket, too. */
final class KeeperOptions {
    @Mixin
    private HomeOptions home;

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description =
                    "The repository's folder. Default: RUBICON_REPOSITORY, else 'repository' in Rubicon's folder.")
    private Optional<RepositoryAddress> repository;

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description = "The root.json that the repository is to be trusted by, if nothing is known of it here.")
    private Optional<Path> root;

    /** @throws InvalidInput RB333 if it is no folder */
    Path path() {
        RepositoryAddress address = address();
        if (address instanceof RepositoryAddress.Folder folder) {
            return folder.path();
        }
        throw new InvalidInput(
                "RB333",
                address.shown() + " is no folder",
                "this is done in a folder; of a bucket, 'refresh', 'yank', 'unyank' and 'remove' take the address as well");
    }

    private RepositoryAddress address() {
        return repository
                .or(() -> NetworkOptions.environment("RUBICON_REPOSITORY")
                        .filter(value -> !value.isBlank())
                        .map(RepositoryAddress::parse))
                .orElseGet(() -> new RepositoryAddress.Folder(home.home().resolve("repository")));
    }

    /** The repository, be it in a folder or in a bucket. */
    KeptRepository kept() {
        return address() instanceof RepositoryAddress.S3 bucket ? kept(bucket) : folder();
    }

    private KeptRepository kept(RepositoryAddress.S3 bucket) {
        Publishing publishing = pinned(publishing(home), bucket, root);
        Cache cache = new Cache(home.home().resolve("cache"), publishing.clock());
        return ObjectStores.kept(bucket.address(), publishing, Network.quiet(), cache);
    }

    /** The same, with the given root trusted if nothing is known of what is at that address. */
    static Publishing pinned(Publishing publishing, RepositoryAddress address, Optional<Path> root) {
        if (root.isPresent() && !publishing.trust().knows(address.location())) {
            byte[] bytes = read(root.get());
            Roots.own(bytes);
            publishing.trust().pin(address.location(), bytes);
        }
        return publishing;
    }

    RepositoryFolder folder() {
        return pinned(new RepositoryFolder(path(), publishing(home)), root);
    }

    FolderPublisher publisher() {
        RepositoryFolder folder = folder();
        return new FolderPublisher(path(), folder.publishing());
    }

    /**
     * The same, with the given root trusted if nothing is known of the repository yet.
     *
     * @throws InvalidInput RB300 if there is no repository that it could be the root of
     */
    static RepositoryFolder pinned(RepositoryFolder folder, Optional<Path> root) {
        Trust trust = folder.publishing().trust();
        if (root.isPresent() && !trust.knows(folder.location())) {
            if (!Files.exists(folder.layout().marker())) {
                throw new InvalidInput(
                        "RB300",
                        "'" + folder.layout().root() + "' is not a repository, so that --root cannot be its root",
                        "check the path; without --root the first package makes a repository with new keys");
            }
            trust.pin(folder.location(), read(root.get()));
        }
        return folder;
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
