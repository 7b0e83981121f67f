package dev.rubicon.installer;

import dev.rubicon.installer.plan.AppSyncMode;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Lockfile;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Request;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What somebody wants of an instance. */
public sealed interface InstallRequest {
    /** Whether what is lost is archived first. */
    boolean archive();

    /** Whether somebody has to say yes even if everything is archived. */
    default boolean needsConfirmation() {
        return false;
    }

    /** Packages, whose versions are to be found. */
    sealed interface OfVersions extends InstallRequest {
        /** Given with the request; stored for each package that it updates. */
        Arguments arguments();

        /** Names or numbers of upgrade and install codeunits that are not to run. */
        SortedSet<String> skippedCode();
    }

    /** A package asked for by name, and the versions that will do. */
    record Asked(PackageId id, VersionQuery query) {}

    /**
     * These packages are to be there.
     *
     * @param rest what becomes of packages that are neither asked for nor needed
     */
    record Install(
            List<Asked> asked, Request.Rest rest, Arguments arguments, boolean archive, SortedSet<String> skippedCode)
            implements OfVersions {
        public Install {
            asked = List.copyOf(asked);
            skippedCode = Collections.unmodifiableSortedSet(new TreeSet<>(skippedCode));
        }

        /** Running all code. */
        public Install(List<Asked> asked, Request.Rest rest, Arguments arguments, boolean archive) {
            this(asked, rest, arguments, archive, Collections.emptySortedSet());
        }
    }

    /**
     * What an install wants, because the owner of the repository rolls it out: its versions are forced that the repository
     * deploys with ForceSync, unless they keep major and minor of what they update.
     *
     * @param forced versions that are forced so although the repository does not say it
     */
    record Deploy(Install install, SortedSet<PackageVersion> forced) implements OfVersions {
        public Deploy {
            forced = Collections.unmodifiableSortedSet(new TreeSet<>(forced));
        }

        @Override
        public Arguments arguments() {
            return install.arguments();
        }

        @Override
        public boolean archive() {
            return install.archive();
        }

        @Override
        public SortedSet<String> skippedCode() {
            return install.skippedCode();
        }
    }

    /**
     * Exactly what was locked is to be there.
     *
     * @param rest what becomes of packages that the lock file does not name
     */
    record Locked(
            Lockfile lockfile, Request.Rest rest, Arguments arguments, boolean archive, SortedSet<String> skippedCode)
            implements OfVersions {
        public Locked {
            skippedCode = Collections.unmodifiableSortedSet(new TreeSet<>(skippedCode));
        }
    }

    /**
     * These packages are to move to the newest version within the query that they were once asked for by.
     *
     * @param ids none means every package that was once asked for
     * @param dependencies whether these move to their newest, too, or only where they must
     */
    record Update(
            List<PackageId> ids,
            Request.Dependencies dependencies,
            Arguments arguments,
            boolean archive,
            SortedSet<String> skippedCode)
            implements OfVersions {
        public Update {
            ids = List.copyOf(ids);
            skippedCode = Collections.unmodifiableSortedSet(new TreeSet<>(skippedCode));
        }
    }

    /**
     * These packages are to go.
     *
     * @param ids installed; or, if their data goes, uninstalled with their data kept
     * @param dependants what becomes of packages that need them
     * @param data what becomes of their tables and rows
     */
    record Uninstall(List<PackageId> ids, Dependants dependants, Step.Data data, boolean archive)
            implements InstallRequest {
        public Uninstall {
            ids = List.copyOf(ids);
        }

        @Override
        public boolean needsConfirmation() {
            return data == Step.Data.GOES;
        }
    }

    /**
     * The schemas of these apps are to be synchronized; what is installed stays as it is.
     *
     * @param apps in any order
     */
    record Sync(List<AppToSync> apps, AppSyncMode mode, boolean archive) implements InstallRequest {
        public Sync {
            apps = List.copyOf(apps);
        }

        @Override
        public boolean needsConfirmation() {
            return mode == AppSyncMode.CLEAN;
        }
    }

    /** What becomes of packages that need one that goes. */
    enum Dependants {
        /** They refuse. */
        STAY,
        /** They go first. */
        GO
    }
}
