package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.Publication;
import dev.rubicon.repository.Publisher;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.catalog.Transaction;
import dev.rubicon.server.web.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Takes versions of apps. What comes is stored aside, made a package, and published; then the catalog has it. Whoever heard no answer
 * may send it again: what was done stays done, and the rest follows.
 *
 * @param staging a folder for what is coming in
 */
record Uploads(Publisher publisher, AppIndex index, Catalog catalog, AuditLog audit, Path staging, Clock clock) {
    /** What became of an upload. @param isNew whether it was not there before */
    record Taken(AppVersion version, boolean isNew) {}

    /**
     * @throws dev.rubicon.model.ProblemException what reading, packing and publishing refuse, RB931
     * @throws dev.rubicon.server.web.HttpProblem 400 RB932, 409 RB933
     */
    Taken take(Request request, UUID app, CountryCode country) {
        try {
            Files.createDirectories(staging);
            Path folder = Files.createTempDirectory(staging, "upload-");
            try {
                Path file = folder.resolve("upload");
                UploadBody body = UploadBody.read(request.stream(), file);
                return take(
                        body, Upload.open(file, app), country, request.caller().name());
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem(
                            "RB923",
                            "the upload broke off or cannot be stored",
                            "send it again; nothing of it is kept"),
                    e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }

    private Taken take(UploadBody body, Upload upload, CountryCode country, String by) {
        List<AppVersion> same = catalog.read(transaction -> same(transaction, upload));
        requireSame(same, body, upload);
        Optional<AppVersion> there =
                same.stream().filter(one -> one.country().equals(country)).findFirst();
        if (there.isPresent()) {
            return new Taken(there.get(), false);
        }
        // What another country has is published already, and dependencies may be in other packages by now.
        PackageVersion inPackage =
                same.isEmpty() ? published(body, upload, by) : same.getFirst().inPackage();
        AppVersion version = new AppVersion(
                upload.app(),
                country,
                inPackage,
                body.availability(),
                upload.needs(),
                body.content(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                1);
        return catalog.write(transaction -> entered(transaction, version, body, upload, by));
    }

    private static List<AppVersion> same(Transaction transaction, Upload upload) {
        return AppCatalog.versions(transaction, upload.app().id()).stream()
                .filter(one -> one.app().version().equals(upload.app().version()))
                .toList();
    }

    private static void requireSame(List<AppVersion> same, UploadBody body, Upload upload) {
        if (same.stream().anyMatch(one -> !one.content().equals(body.content()))) {
            throw AppProblems.otherContent(upload.app());
        }
    }

    private PackageVersion published(UploadBody body, Upload upload, String by) {
        SortedMap<UUID, PackageId> known = catalog.read(AppCatalog::packages);
        Path file = upload.packaged(
                app -> Optional.ofNullable(known.get(app)).or(() -> index.packageOf(app)),
                id -> !index.repository().releases(id).isEmpty()
                        || !catalog.write(transaction ->
                                AppCatalog.claim(transaction, id, upload.app().id())));
        // Before it is done: what cannot be logged is not done.
        ObjectNode detail = Json.object()
                .put("version", upload.app().version().toString())
                .put("sha256", body.content().hex());
        catalog.write(
                transaction -> log(transaction, by, "app.upload", upload.app().id(), detail));
        return switch (publisher.publish(file)) {
            case Publication.Published published -> published.release().identity();
            case Publication.Restored restored -> restored.release().identity();
            case Publication.AlreadyThere there -> there.release().identity();
            case Publication.Conflicts conflicts -> throw AppProblems.otherContent(upload.app());
        };
    }

    // Somebody else may have been faster, with the same or with something else.
    private Taken entered(Transaction transaction, AppVersion version, UploadBody body, Upload upload, String by) {
        boolean isNew = AppCatalog.add(transaction, version, by);
        requireSame(same(transaction, upload), body, upload);
        if (isNew) {
            ObjectNode detail = Json.object()
                    .put("version", version.app().version().toString())
                    .put("country", version.country().value())
                    .put("availability", version.availability().toString())
                    .put("package", version.inPackage().toString());
            log(transaction, by, "app.version", version.app().id(), detail);
        }
        return new Taken(
                AppCatalog.requiredVersion(
                        transaction,
                        version.app().id(),
                        version.country(),
                        version.app().version()),
                isNew);
    }

    private boolean log(Transaction transaction, String by, String action, UUID app, ObjectNode detail) {
        audit.append(transaction, by, action, app.toString(), detail);
        return true;
    }
}
