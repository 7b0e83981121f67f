package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.al.appfile.PackagedApps;
import dev.rubicon.format.Json;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.PackagedApp;
import dev.rubicon.packager.Declaration;
import dev.rubicon.packager.ForceVersionSource;
import dev.rubicon.packager.Pack;
import dev.rubicon.packager.PackResult;
import dev.rubicon.packager.PackSettings;
import dev.rubicon.packager.PackSource;
import dev.rubicon.packager.ProofRequest;
import dev.rubicon.packager.context.AppMap;
import dev.rubicon.packager.context.ContextPack;
import dev.rubicon.packager.context.DescribedApp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** What was uploaded, as it is stored aside: an app file, or a package that has the app. */
sealed interface Upload {
    AppIdentity app();

    List<NeededApp> needs();

    /**
     * The package to publish.
     *
     * @param packageOf where apps are that are in packages already
     * @param isTaken whether a package is another app's, be it that its upload has only begun
     */
    Path packaged(Function<UUID, Optional<PackageId>> packageOf, Predicate<PackageId> isTaken);

    /** Judges what it is by its first bytes. @throws dev.rubicon.model.InvalidInput RB931 */
    static Upload open(Path file, UUID wanted) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(4);
        }
        return switch (new String(start, StandardCharsets.ISO_8859_1)) {
            case "NAVX" -> OfApp.open(Files.move(file, file.resolveSibling("upload.app")), wanted);
            case "PK\u0003\u0004" -> OfPackage.open(file, wanted);
            default -> throw AppProblems.neither();
        };
    }

    /** An app file, of which a package is made. */
    record OfApp(DescribedApp described) implements Upload {
        static OfApp open(Path file, UUID wanted) {
            DescribedApp described = DescribedApp.read(file);
            if (!described.identity().id().equals(wanted)) {
                throw AppProblems.otherApp(wanted, "of " + described.identity().id());
            }
            return new OfApp(described);
        }

        @Override
        public AppIdentity app() {
            return described.identity();
        }

        @Override
        public List<NeededApp> needs() {
            return described.dependencies().stream().map(NeededApp::of).toList();
        }

        @Override
        public Path packaged(Function<UUID, Optional<PackageId>> packageOf, Predicate<PackageId> isTaken) {
            PackResult suggested = packed(packageOf, Optional.empty());
            PackageId id = suggested.manifest().id();
            // Another app of that name has it.
            return packageOf.apply(app().id()).isEmpty() && isTaken.test(id)
                    ? packed(packageOf, Optional.of(ofItsOwn(id))).path()
                    : suggested.path();
        }

        private PackageId ofItsOwn(PackageId id) {
            return new PackageId(id + "-" + app().id().toString().substring(0, 8));
        }

        private PackResult packed(Function<UUID, Optional<PackageId>> packageOf, Optional<PackageId> id) {
            PackSettings settings = new PackSettings(
                    described.path().resolveSibling("packed"),
                    Optional.empty(),
                    new ForceVersionSource.Metadata(),
                    any -> new ProofRequest.Nothing());
            ContextPack.Given given = new ContextPack.Given(
                    List.of(PackSource.of(described.path())), id, Optional.empty(), Declaration.NOTHING);
            return new Pack(Apps::at)
                    .run(ContextPack.requests(given, map(packageOf), settings))
                    .getFirst();
        }

        private AppMap map(Function<UUID, Optional<PackageId>> packageOf) {
            SortedMap<UUID, PackageId> known = new TreeMap<>();
            packageOf.apply(app().id()).ifPresent(id -> known.put(app().id(), id));
            for (NeededApp needed : needs()) {
                packageOf.apply(needed.id()).ifPresent(id -> known.put(needed.id(), id));
            }
            ObjectNode map = Json.object();
            known.forEach((app, id) -> map.putObject(app.toString()).put("id", id.value()));
            return AppMap.read(Json.writeLine(map).getBytes(StandardCharsets.UTF_8), "the packages of apps");
        }
    }

    /** A package, which is published as it is. */
    record OfPackage(Path file, PackageVersion identity, AppIdentity app, List<NeededApp> needs) implements Upload {
        static OfPackage open(Path file, UUID wanted) {
            try (PackageFile opened = PackageFile.open(file)) {
                PackageVersion identity = opened.manifest().identity();
                PackagedApp packaged = opened.manifest().apps().stream()
                        .filter(one -> one.app().id().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> AppProblems.otherApp(wanted, "the package " + identity));
                List<NeededApp> needs = PackagedApps.read(opened, packaged).dependencies().stream()
                        .map(NeededApp::of)
                        .toList();
                return new OfPackage(file, identity, packaged.app(), needs);
            }
        }

        @Override
        public Path packaged(Function<UUID, Optional<PackageId>> packageOf, Predicate<PackageId> isTaken) {
            return file;
        }
    }
}
