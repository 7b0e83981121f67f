package dev.rubicon.fleet.protocol;

import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.resolver.Request;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a deployment wants of each of its instances. */
public sealed interface DeploymentRequest {
    /** Whether what is lost is archived first. */
    boolean archive();

    /** The same as a request of the installer. */
    InstallRequest installRequest();

    /**
     * These packages are to be there.
     *
     * @param packages at least one
     * @param rest what becomes of packages that are neither asked for nor needed
     * @param skippedCode names or numbers of upgrade and install codeunits that are not to run
     * @param forced versions whose schema is synced with ForceSync although nothing else says so
     */
    record Install(
            List<InstallRequest.Asked> packages,
            Request.Rest rest,
            Arguments arguments,
            boolean archive,
            SortedSet<String> skippedCode,
            SortedSet<PackageVersion> forced)
            implements DeploymentRequest {
        public Install {
            packages = List.copyOf(packages);
            requireSome(packages);
            skippedCode = Collections.unmodifiableSortedSet(new TreeSet<>(skippedCode));
            forced = Collections.unmodifiableSortedSet(new TreeSet<>(forced));
        }

        /** Beside what is there, archiving, running all code, forcing nothing. */
        public Install(List<InstallRequest.Asked> packages, Arguments arguments) {
            this(
                    packages,
                    Request.Rest.STAYS,
                    arguments,
                    true,
                    Collections.emptySortedSet(),
                    Collections.emptySortedSet());
        }

        @Override
        public InstallRequest installRequest() {
            return new InstallRequest.Deploy(
                    new InstallRequest.Install(packages, rest, arguments, archive, skippedCode), forced);
        }
    }

    /**
     * These packages are to go.
     *
     * @param ids at least one
     * @param dependants what becomes of packages that need them
     * @param data what becomes of their tables and rows
     */
    record Uninstall(List<PackageId> ids, InstallRequest.Dependants dependants, Step.Data data, boolean archive)
            implements DeploymentRequest {
        public Uninstall {
            ids = List.copyOf(ids);
            requireSome(ids);
        }

        @Override
        public InstallRequest installRequest() {
            return new InstallRequest.Uninstall(ids, dependants, data, archive);
        }
    }

    private static void requireSome(List<?> asked) {
        if (asked.isEmpty()) {
            throw new InvalidInput("RB944", "the deployment names no package", "name at least one");
        }
    }
}
