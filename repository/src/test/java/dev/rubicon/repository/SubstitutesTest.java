package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.format.PackageWriter;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubstitutesTest {
    @TempDir
    private Path folder;

    private OpenedRepository repository;

    @BeforeEach
    void aRepositoryWithTwoSubstitutes() {
        repository = new OpenedRepository(folder.resolve("repository"));
        publish("base", "1.0", Optional.empty());
        publish("base-runtime", "1.0", Optional.empty());
        publish("base-runtime", "2.0", Optional.of("base"));
        publish("base-runtime", "3.0", Optional.of("base"));
        publish("a/base", "1.0", Optional.of("base"));
    }

    @Test
    void eachPackageThatSubstitutesIsListedOnce() {
        check("base", "Optional[[a/base, base-runtime]]");
        check("base-runtime", "Optional[[]]");
        check("nothing", "Optional[[]]");
    }

    private void check(String id, String expected) {
        assertEquals(expected, repository.substitutesFor(new PackageId(id)).toString());
    }

    private void publish(String id, String version, Optional<String> substituteFor) {
        Manifest manifest = new Manifest(
                new PackageVersion(new PackageId(id), Version.parse(version)),
                id,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Arguments.NONE,
                substituteFor.map(PackageId::new),
                false,
                List.of(),
                List.of(),
                Optional.empty());
        repository.publish(PackageWriter.write(manifest, new TreeMap<>(), folder.resolve("out"))
                .path());
    }
}
