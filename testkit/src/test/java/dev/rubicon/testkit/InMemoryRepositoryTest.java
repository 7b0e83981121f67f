package dev.rubicon.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.format.PackageFile;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
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
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InMemoryRepositoryTest {
    private static final PackageId MY_APP = new PackageId("my-app");

    @TempDir
    private Path folder;

    private InMemoryRepository repository;

    @BeforeEach
    void begin() {
        repository = new InMemoryRepository(folder.resolve("downloads"));
    }

    private static PackageBuilder myApp(String version) {
        return PackageBuilder.of("my-app", version)
                .dependsOn("bc-server@>=22.0")
                .fills("bc-server", "AllowForceSync", "true")
                .forceVersion("1.0")
                .file("files/readme.txt", "version " + version);
    }

    private static PackageVersion identity(String version) {
        return myApp(version).manifest().identity();
    }

    private void check(String expected) {
        assertEquals(
                expected,
                repository.releases(MY_APP).stream()
                        .map(release -> release.version().toString())
                        .toList()
                        .toString());
    }

    @Test
    void releasesAreAscendingWithOrWithoutAFile() {
        repository.add(myApp("1.10")).add(myApp("1.9").release()).add(myApp("2.0"));
        check("[1.9, 1.10, 2.0]");
        assertEquals(List.of(MY_APP), repository.ids());
    }

    @Test
    void itSaysOfAPackageWhatARealRepositoryWould() {
        Trust trust = new Trust(folder.resolve("trust"));
        KeyFiles keys = new KeyFiles(folder.resolve("keys"), new SecureRandom());
        Publishing publishing = new Publishing(trust, keys, Lifetimes.USUAL, Clock.systemUTC());
        new FolderPublisher(folder.resolve("real"), publishing)
                .publish(myApp("1.0").writeTo(folder).path());
        Transport transport = new FolderTransport(folder.resolve("real"));
        Repository real = new SignedRepository(
                transport,
                trust.requiredFor(transport),
                Expiry.strict(Clock.systemUTC().instant()));
        repository.add(myApp("1.0"));
        Release release = repository.releases(MY_APP).getFirst();
        assertEquals(real.releases(MY_APP), List.of(release));
        try (PackageFile file = PackageFile.open(repository.fetch(identity("1.0")))) {
            assertEquals(release.digest(), file.digest());
        }
    }

    @Test
    void itLiesWhenTold() {
        repository.add(myApp("1.0")).lieAbout(identity("1.0"), new byte[100]);
        assertThrows(Corrupt.class, () -> PackageFile.open(repository.fetch(identity("1.0"))));
    }

    @Test
    void whatItDoesNotHaveCannotBeFetched() {
        assertThrows(InvalidInput.class, () -> repository.fetch(identity("1.0")));
    }

    @Test
    void onceCutOffItAnswersNothing() {
        repository.add(myApp("1.0")).cutOff();
        assertThrows(Unavailable.class, repository::ids);
        assertThrows(Unavailable.class, () -> repository.fetch(identity("1.0")));
    }
}
