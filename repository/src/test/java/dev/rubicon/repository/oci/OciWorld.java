package dev.rubicon.repository.oci;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Version;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.PublishedFolder;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.RepositoryFolder;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.http.EnvironmentProxies;
import dev.rubicon.repository.http.HttpSettings;
import dev.rubicon.repository.http.Pace;
import dev.rubicon.repository.http.Retries;
import dev.rubicon.repository.http.Transfers;
import dev.rubicon.repository.http.WebClient;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.PublicKey;
import dev.rubicon.repository.tuf.SigningKeys;
import dev.rubicon.repository.upkeep.RootChange;
import dev.rubicon.repository.upkeep.Rotation;
import dev.rubicon.repository.upkeep.Withdrawal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A publisher with a repository in a folder, a registry, and clients of it. */
final class OciWorld implements AutoCloseable {
    static final PackageId APP = new PackageId("team/app");

    final StubRegistry registry = new StubRegistry();
    Credentials.Source credentials = address -> Optional.empty();
    private final Path folder;

    OciWorld(Path folder) {
        this.folder = folder;
    }

    OciAddress address() {
        return registry.address("some/packages");
    }

    Path folder() {
        return folder.resolve("origin");
    }

    void publish(String version) {
        new PublishedFolder(folder()).publish(APP.value(), version);
    }

    private RepositoryFolder repository() {
        KeyFiles keys = new KeyFiles(folder.resolve("home/keys"), new SecureRandom());
        Trust trust = new Trust(folder.resolve("home/trust"));
        return new RepositoryFolder(folder(), new Publishing(trust, keys, Lifetimes.USUAL, Clock.systemUTC()));
    }

    /** New keys for everything, the old ones gone. */
    void rotate() {
        RepositoryFolder repository = repository();
        for (List<String> roles : List.of(List.of("root"), RootChange.ONLINE)) {
            PublicKey fresh =
                    repository.publishing().keys().make("fresh-" + roles.size()).publicKey();
            new Rotation(repository)
                    .change(
                            new RootChange(roles, List.of(fresh), List.of(RootChange.ALL), Optional.of(1)),
                            new SigningKeys(List.of()));
        }
    }

    void remove(String version) {
        new Withdrawal(repository()).remove(new PackageVersion(APP, Version.parse(version)));
    }

    /** Another machine with the same keys, which has the repository as it is now. */
    PublishedFolder another(String name) {
        Path there = copied(folder(), folder.resolve(name).resolve("origin"));
        copied(folder.resolve("home/keys"), folder.resolve(name).resolve("home/keys"));
        new Trust(folder.resolve(name).resolve("home/trust")).pin(FolderTransport.location(there), root());
        return new PublishedFolder(there);
    }

    private static Path copied(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] root() {
        try {
            return Files.readAllBytes(folder().resolve("metadata/1.root.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Registry registryFor(String client) {
        Pace pace = new Pace(
                Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(60), 1_000, System::nanoTime);
        Retries retries = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(1), time -> {}, () -> 1.0);
        HttpSettings settings = new HttpSettings(
                "rubicon/test",
                pace,
                retries,
                new EnvironmentProxies(any -> Optional.empty(), Optional.empty()),
                Optional.empty());
        WebClient web = new WebClient(settings, cache(client), Transfers.SILENT);
        return new Registry(address(), false, credentials, web, Transfers.SILENT);
    }

    Cache cache(String client) {
        return new Cache(folder.resolve(client).resolve("cache"), Clock.systemUTC());
    }

    OciPush.Report push(Path from, boolean replace) {
        FolderTransport source = new FolderTransport(from);
        Trust trust = new Trust(folder.resolve("publisher/trust"));
        if (!trust.knows(source.location())) {
            trust.pin(source.location(), root());
        }
        return new OciPush(source, trust.requiredFor(source), Expiry.IGNORED, registryFor("publisher")).push(replace);
    }

    OciPush.Report push() {
        return push(folder(), false);
    }

    SignedRepository client(String name) {
        OciTransport transport = new OciTransport(registryFor(name), cache(name));
        Trust trust = new Trust(folder.resolve(name).resolve("trust"));
        if (!trust.knows(transport.location())) {
            trust.pin(transport.location(), root());
        }
        return new SignedRepository(
                transport,
                trust.requiredFor(transport),
                Expiry.strict(Clock.systemUTC().instant()));
    }

    /** The newest version that a client gets, with its file, or why not. */
    String update(String name) {
        return outcome(() -> {
            SignedRepository client = client(name);
            var newest = client.releases(APP).getLast();
            client.fetch(newest.identity());
            return newest.version();
        });
    }

    static String outcome(Supplier<Object> call) {
        try {
            return String.valueOf(call.get());
        } catch (ProblemException e) {
            return (e.problems().getFirst().code() + " " + e.getMessage())
                    .replaceAll("localhost:\\d+", "localhost")
                    .replaceAll("[0-9a-f]{64}", "#");
        }
    }

    static String code(Supplier<Object> call) {
        return outcome(call).replaceFirst(" .*", "");
    }

    @Override
    public void close() {
        registry.close();
    }
}
