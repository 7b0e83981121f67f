package dev.rubicon.repository;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.ProblemException;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.PublicKey;
import dev.rubicon.repository.tuf.SigningKeys;
import dev.rubicon.repository.tuf.TrustStore;
import dev.rubicon.repository.upkeep.RootChange;
import dev.rubicon.repository.upkeep.Rotation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A publisher, copies of its repository for attackers to change, and a client that is served one after the other. */
final class Attacked {
    static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final Path folder;
    private final Path origin;
    private final Instant now;

    Attacked(Path folder) {
        this(folder, NOW);
    }

    /** @param now when everything is signed */
    Attacked(Path folder, Instant now) {
        this.folder = folder;
        this.now = now;
        this.origin = folder.resolve("origin");
    }

    KeyFiles keys() {
        return new KeyFiles(folder.resolve("publisher/keys"), new SecureRandom());
    }

    Publishing publishing() {
        Trust trust = new Trust(folder.resolve("publisher/trust"));
        return new Publishing(trust, keys(), Lifetimes.USUAL, Clock.fixed(now, ZoneOffset.UTC));
    }

    RepositoryFolder repository() {
        return new RepositoryFolder(origin, publishing());
    }

    Path origin() {
        return origin;
    }

    void publish(String version) {
        Path file = new Packages(folder.resolve("packed")).write("my-app", version, "content of " + version);
        new FolderPublisher(origin, publishing()).publish(file);
    }

    /** Changes who signs. Every key is here. */
    void rotate(List<String> roles, List<PublicKey> added, List<String> removed, int threshold) {
        new Rotation(repository())
                .change(new RootChange(roles, added, removed, Optional.of(threshold)), new SigningKeys(List.of()));
    }

    /** The repository as it is now, for somebody to serve. */
    Path copy(String name) {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(origin)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(origin.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client that trusts the first root of the publisher. */
    void begin() {
        try {
            new TrustStore(trust()).write("root", Files.readAllBytes(origin.resolve("metadata/1.root.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path trust() {
        return folder.resolve("client/trust");
    }

    SignedRepository client(Path served, Instant now) {
        return new SignedRepository(new FolderTransport(served), new TrustStore(trust()), Expiry.strict(now));
    }

    /** Updates the client, and fetches the newest version: that version, or the code of why not. */
    String update(Path served, Duration later) {
        SortedMap<String, Long> before = outside();
        String outcome = outcome(client(served, now.plus(later)));
        if (!before.equals(outside())) {
            return "wrote outside the trust store: " + outside();
        }
        return outcome;
    }

    String update(Path served) {
        return update(served, Duration.ZERO);
    }

    private static String outcome(SignedRepository client) {
        try {
            var newest = client.releases(new PackageId("my-app")).getLast();
            client.fetch(newest.identity());
            return newest.version().toString();
        } catch (ProblemException e) {
            return e.problems().getFirst().code();
        }
    }

    /** The version of the root that the client trusts, or whatever else its store says of it. */
    long trustedRoot(Path served) {
        return client(served, NOW).state().root().version();
    }

    private SortedMap<String, Long> outside() {
        SortedMap<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(trust())) {
                    sizes.put(file.toString(), Files.size(file));
                }
            }
            return sizes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
