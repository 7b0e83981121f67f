package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several repositories as one: the first that has a package has all of it. */
class LayeredRepositoryTest {
    @TempDir
    private Path folder;

    private PublishedFolder own;
    private PublishedFolder vendors;
    private LayeredRepository layers;

    @BeforeEach
    void begin() {
        own = new PublishedFolder(folder.resolve("a/own"));
        vendors = new PublishedFolder(folder.resolve("b/vendors"));
        own.publish("app", "1.0");
        vendors.publish("base", "1.0");
        layers = new LayeredRepository(List.of(new OpenedRepository(own.root()), new OpenedRepository(vendors.root())));
    }

    private String versions(String id) {
        return layers.releases(new PackageId(id)).stream()
                .map(Release::version)
                .toList()
                .toString();
    }

    @Test
    void packagesOfAllAreThere() {
        assertEquals("[app, base]", layers.ids().toString());
        assertEquals("[1.0]", versions("app"));
        assertEquals("[1.0]", versions("base"));
        assertEquals("[]", versions("none"));
    }

    @Test
    void aNewerVersionInALaterRepositoryIsNotSeen() {
        vendors.publish("app", "9.0");
        assertEquals("[1.0]", versions("app"));
        PackageVersion slippedIn = Packages.identity("app", "9.0");
        assertThrows(InvalidInput.class, () -> layers.fetch(slippedIn));
    }

    @Test
    void aFileComesFromWhereItsPackageIs() {
        assertEquals(
                folder.resolve("b/vendors"),
                layers.fetch(Packages.identity("base", "1.0"))
                        .getParent()
                        .getParent()
                        .getParent()
                        .getParent());
    }

    @Test
    void aRepositoryThatCannotBeReadIsNotPassedOver() {
        LayeredRepository broken = new LayeredRepository(
                List.of(new Substituting("x", List.of(), true), new OpenedRepository(own.root())));
        assertThrows(Unavailable.class, () -> broken.releases(new PackageId("app")));
    }

    @Test
    void aLaterRepositoryNamesNoSubstitutesOfWhatAnEarlierOneHas() {
        Repository before = new Substituting("before", List.of(), false);
        Repository after = new Substituting("after", List.of(), false);
        LayeredRepository all = new LayeredRepository(List.of(before, new OpenedRepository(own.root()), after));
        assertEquals(Optional.of(List.of(new PackageId("before"))), all.substitutesFor(new PackageId("app")));
        assertEquals(
                Optional.of(List.of(new PackageId("after"), new PackageId("before"))),
                all.substitutesFor(new PackageId("none")));
    }

    /** A repository of no packages that names one as a substitute for everything. */
    private record Substituting(String id, List<Release> releases, boolean isDown) implements Repository {
        @Override
        public List<PackageId> ids() {
            return List.of();
        }

        @Override
        public List<Release> releases(PackageId asked) {
            if (isDown) {
                throw new Unavailable(new Problem("RB326", "down", "wait"));
            }
            return releases;
        }

        @Override
        public Optional<List<PackageId>> substitutesFor(PackageId original) {
            return Optional.of(List.of(new PackageId(id)));
        }

        @Override
        public Path fetch(PackageVersion identity) {
            throw new IllegalStateException("there is nothing");
        }
    }
}
