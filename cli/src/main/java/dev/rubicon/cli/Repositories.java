package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.Repository;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.Lifetimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Opens repositories with what this machine trusts, and its keys: both are in Rubicon's folder. */
record Repositories(Path home, Clock clock) {
    /**
     * @param root pins the repository, if nothing is known of it yet
     * @throws dev.rubicon.model.Untrusted RB320 if nothing is known of it, and nobody says that it is to be trusted
     */
    Repository open(Path folder, Optional<Path> root) {
        Transport transport = new FolderTransport(folder);
        Trust trust = trust();
        if (!trust.knows(transport.location())) {
            Optional<byte[]> pinned = root.map(Repositories::read).or(() -> onFirstUse(transport));
            pinned.ifPresent(bytes -> trust.pin(transport.location(), bytes));
        }
        return new SignedRepository(transport, trust.requiredFor(transport), Expiry.strict(clock.instant()));
    }

    FolderPublisher publisher(Path folder) {
        return new FolderPublisher(folder, new Publishing(trust(), keys(), Lifetimes.USUAL, clock));
    }

    KeyFiles keys() {
        return new KeyFiles(home.resolve("keys"), new SecureRandom());
    }

    private Trust trust() {
        return new Trust(home.resolve("trust"));
    }

    private static byte[] read(Path root) {
        try {
            return Files.readAllBytes(root);
        } catch (IOException e) {
            throw new InvalidInput("RB325", "cannot read the root " + root, "check the path");
        }
    }

    // Somebody has to say so: whoever can change the repository can change its first root as well.
    private static Optional<byte[]> onFirstUse(Transport transport) {
        Optional<byte[]> first = transport.read("metadata/1.root.json", 512_000);
        if (first.isEmpty() || System.console() == null) {
            return Optional.empty();
        }
        String answer = System.console()
                .readLine(
                        "The repository %s is signed by %s, of which nothing is known here. Trust it from now on? [y/N] ",
                        transport.location(), SignedRepository.fingerprint(first.get()));
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y") ? first : Optional.empty();
    }
}
