package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;

/** What happens to one package. */
public sealed interface UpdateStep {
    PackageId id();

    /** It was not there. */
    record Install(Release release) implements UpdateStep {
        @Override
        public PackageId id() {
            return release.id();
        }
    }

    /** It moves up from an installed version. */
    record Update(Version from, Release release) implements UpdateStep {
        @Override
        public PackageId id() {
            return release.id();
        }
    }

    /** It has the version it is to have. */
    record Leave(PackageVersion installed) implements UpdateStep {
        @Override
        public PackageId id() {
            return installed.id();
        }
    }

    /** It goes: nothing needs it any longer. */
    record Remove(PackageVersion installed) implements UpdateStep {
        @Override
        public PackageId id() {
            return installed.id();
        }
    }
}
