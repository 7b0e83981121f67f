package dev.rubicon.resolver;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.VersionQuery;
import java.util.List;

/** Something that restricts which versions there may be, and who says so. */
public sealed interface Fact {
    /** The package that is restricted. */
    PackageId id();

    /**
     * Somebody asked for it.
     *
     * @param fitting the versions that will do
     */
    record Asked(VersionQuery query, Versions fitting) implements Fact {
        @Override
        public PackageId id() {
            return fitting.id();
        }
    }

    /**
     * Versions of a package depend on another, or restrict it.
     *
     * @param fitting the versions that will do: of the package itself, then of those that may stand in for it
     */
    record Declared(Versions owners, Dependency dependency, List<Versions> fitting) implements Fact {
        public Declared {
            fitting = List.copyOf(fitting);
        }

        @Override
        public PackageId id() {
            return dependency.id();
        }
    }

    /** It is installed, and what is installed is not removed. */
    record Stays(PackageVersion installed) implements Fact {
        @Override
        public PackageId id() {
            return installed.id();
        }
    }

    /** It is installed, and moves only if something that is asked for leads to it, which nothing does. */
    record Unmoved(PackageVersion installed) implements Fact {
        @Override
        public PackageId id() {
            return installed.id();
        }
    }

    /**
     * They were withdrawn, and are not newly chosen.
     *
     * @param reasons those that were said, each once
     */
    record Yanked(Versions versions, List<String> reasons) implements Fact {
        public Yanked {
            reasons = List.copyOf(reasons);
        }

        @Override
        public PackageId id() {
            return versions.id();
        }
    }

    /** They are pre-releases, and nothing names their label. */
    record Unnamed(Versions versions) implements Fact {
        @Override
        public PackageId id() {
            return versions.id();
        }
    }
}
