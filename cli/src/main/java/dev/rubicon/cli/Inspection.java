package dev.rubicon.cli;

import dev.rubicon.al.AppDependency;
import dev.rubicon.al.appfile.AppFile;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.al.appfile.PackagedApps;
import dev.rubicon.al.appfile.Signature;
import dev.rubicon.al.signature.SignatureVerdict;
import dev.rubicon.al.signature.TrustedCertificates;
import dev.rubicon.al.symbolfile.Difference;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.FileEntry;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagePath;
import dev.rubicon.schema.Schema;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is inside a file. Everything is read; {@code check} also compares what can be compared. */
sealed interface Inspection {
    /** Whether nothing inside contradicts itself, as far as it was checked. */
    boolean agrees();

    /** On the signatures of all apps inside, if they were to be verified. */
    List<SignatureVerdict> verdicts();

    /**
     * What is to be found out besides what is inside.
     *
     * @param check compare what can be compared
     * @param trusted verify signatures
     */
    record Questions(boolean check, Optional<TrustedCertificates> trusted, Instant now) {}

    /**
     * An app file.
     *
     * @param schema that of its symbols, or of its sources where there are none
     * @param files sizes in bytes by name
     * @param verdict on its signature; absent if it was not verified
     * @param differences between symbols and sources; absent if they were not compared
     */
    record OfApp(
            AppIdentity identity,
            List<AppDependency> dependencies,
            Optional<Signature> signature,
            Optional<SignatureVerdict> verdict,
            boolean readyToRun,
            boolean hasSymbols,
            boolean hasSource,
            Schema schema,
            Map<String, Long> files,
            Optional<List<Difference>> differences)
            implements Inspection {
        @Override
        public boolean agrees() {
            return differences.map(List::isEmpty).orElse(true);
        }

        @Override
        public List<SignatureVerdict> verdicts() {
            return verdict.stream().toList();
        }
    }

    /**
     * A package file.
     *
     * @param apps the app files in it, by path
     * @param projects the schemas of the project folders in it, by path
     */
    record OfPackage(
            Manifest manifest, AppMetadata metadata, Map<PackagePath, OfApp> apps, Map<PackagePath, Schema> projects)
            implements Inspection {
        @Override
        public boolean agrees() {
            return apps.values().stream().allMatch(OfApp::agrees);
        }

        @Override
        public List<SignatureVerdict> verdicts() {
            return apps.values().stream().flatMap(app -> app.verdict().stream()).toList();
        }
    }

    static Inspection of(Path file, Questions questions) {
        if (Apps.isAppFile(file.toAbsolutePath().getFileName().toString())) {
            try (AppFile app = AppFile.open(file)) {
                return of(app, questions);
            }
        }
        try (PackageFile opened = PackageFile.open(file)) {
            return of(opened, questions);
        }
    }

    private static OfPackage of(PackageFile opened, Questions questions) {
        if (questions.check()) {
            opened.verifyAll();
        }
        Map<PackagePath, OfApp> apps = new LinkedHashMap<>();
        for (FileEntry entry : opened.manifest().files()) {
            PackagePath path = entry.path();
            if (Apps.isAppFile(path.fileName())) {
                try (AppFile app = AppFile.open(path.fileName(), out -> opened.copyTo(path, out))) {
                    apps.put(path, of(app, questions));
                }
            }
        }
        if (questions.trusted().isPresent() && apps.isEmpty()) {
            throw new InvalidInput(
                    "RB258",
                    "there is no app file in the package, and nothing else is signed",
                    "leave out --trust, or name an app file");
        }
        Map<PackagePath, Schema> projects = new LinkedHashMap<>();
        opened.manifest().apps().stream()
                .filter(app -> !apps.containsKey(app.path()))
                .forEach(app ->
                        projects.put(app.path(), PackagedApps.read(opened, app).schema()));
        return new OfPackage(opened.manifest(), opened.metadata(), apps, projects);
    }

    private static OfApp of(AppFile app, Questions questions) {
        Map<String, Long> files = new LinkedHashMap<>();
        app.names().forEach(name -> files.put(name, app.size(name)));
        boolean compared = questions.check() && app.hasSymbols() && app.hasSource();
        return new OfApp(
                app.identity(),
                app.dependencies(),
                app.signature(),
                questions.trusted().map(trusted -> app.verify(trusted, questions.now())),
                app.isReadyToRun(),
                app.hasSymbols(),
                app.hasSource(),
                app.app().schema(),
                files,
                compared ? Optional.of(app.check()) : Optional.empty());
    }
}
