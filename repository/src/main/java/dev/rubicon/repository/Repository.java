package dev.rubicon.repository;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where packages come from. Every method may also throw {@link Unavailable}, and {@link Corrupt} if its index is damaged. */
public interface Repository {
    /** One without packages, for work that needs none. */
    static Repository none() {
        return new Repository() {
            @Override
            public List<PackageId> ids() {
                return List.of();
            }

            @Override
            public List<Release> releases(PackageId id) {
                return List.of();
            }

            @Override
            public Path fetch(PackageVersion identity) {
                throw new InvalidInput(RepositoryProblems.noSuchVersion(identity, List.of()));
            }
        };
    }

    /** The packages it has, ascending. */
    List<PackageId> ids();

    /** The versions of a package, ascending; empty if it does not have that package. */
    List<Release> releases(PackageId id);

    /**
     * Other packages of which some version may declare that it substitutes for {@code id}, ascending; absent if the repository keeps no
     * list of them, so that all its indexes have to be read.
     */
    default Optional<List<PackageId>> substitutesFor(PackageId id) {
        return Optional.empty();
    }

    /**
     * A package file whose size and digest are those of the index. Not to be changed or deleted by the caller.
     *
     * @throws InvalidInput RB302 if it does not have that version
     * @throws Corrupt RB304 if the file is missing or another one
     */
    Path fetch(PackageVersion identity);

    /** Why some of these cannot be fetched, as far as that is known without asking anybody: all that is missing, in that order. */
    default List<Problem> lacking(List<PackageVersion> identities) {
        return List.of();
    }

    /** As {@link #lacking}, for what is listed of these packages: their versions cannot be read without it. */
    default List<Problem> lackingLists(List<PackageId> ids) {
        return List.of();
    }

    /** The newest release of each package whose id or name contains {@code text}, letter case aside; ascending by id. */
    default List<Release> search(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<Release> found = new ArrayList<>();
        for (PackageId id : ids()) {
            Release newest = releases(id).getLast();
            if (id.value().contains(wanted)
                    || newest.name().toLowerCase(Locale.ROOT).contains(wanted)) {
                found.add(newest);
            }
        }
        return List.copyOf(found);
    }
}
