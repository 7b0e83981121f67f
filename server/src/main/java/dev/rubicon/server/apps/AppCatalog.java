package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.server.catalog.Migration;
import dev.rubicon.server.catalog.Row;
import dev.rubicon.server.catalog.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The rows of apps, their countries and versions. */
public final class AppCatalog {
    public static final List<Migration> MIGRATIONS = List.of(
            Migration.of(
                    "app",
                    1,
                    "CREATE TABLE app (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, publisher TEXT NOT NULL, "
                            + "package TEXT NOT NULL, created_at BIGINT NOT NULL)",
                    "CREATE TABLE app_country (app TEXT NOT NULL, country TEXT NOT NULL, created_at BIGINT NOT NULL, "
                            + "PRIMARY KEY (app, country))",
                    "CREATE TABLE app_version (app TEXT NOT NULL, country TEXT NOT NULL, version TEXT NOT NULL, "
                            + "written TEXT NOT NULL, name TEXT NOT NULL, publisher TEXT NOT NULL, package TEXT NOT NULL, "
                            + "package_version TEXT NOT NULL, availability TEXT NOT NULL, needs TEXT NOT NULL, sha256 TEXT NOT NULL, "
                            + "uploaded_at BIGINT NOT NULL, uploaded_by TEXT NOT NULL, revision BIGINT NOT NULL, "
                            + "PRIMARY KEY (app, country, version))"),
            Migration.of("app", 2, "CREATE TABLE app_package (package TEXT NOT NULL PRIMARY KEY, app TEXT NOT NULL)"));

    private AppCatalog() {}

    /** An app as its newest upload calls it. @param inPackage where its versions are */
    record KnownApp(UUID id, String name, String publisher, PackageId inPackage) {
        private static KnownApp of(Row row) {
            return new KnownApp(
                    UUID.fromString(row.text("id")),
                    row.text("name"),
                    row.text("publisher"),
                    new PackageId(row.text("package")));
        }
    }

    /** Ascending by id. */
    static List<KnownApp> apps(Transaction transaction) {
        return transaction.query("SELECT * FROM app ORDER BY id", KnownApp::of);
    }

    static Optional<KnownApp> app(Transaction transaction, UUID app) {
        return transaction.first("SELECT * FROM app WHERE id = ?", KnownApp::of, app.toString());
    }

    /** @throws dev.rubicon.server.web.HttpProblem 404 RB934 */
    static KnownApp requiredApp(Transaction transaction, UUID app) {
        return app(transaction, app).orElseThrow(() -> AppProblems.noApp(app));
    }

    /** Ascending. */
    static List<CountryCode> countries(Transaction transaction, UUID app) {
        return transaction.query(
                "SELECT country FROM app_country WHERE app = ? ORDER BY country",
                row -> new CountryCode(row.text("country")),
                app.toString());
    }

    /** @throws dev.rubicon.server.web.HttpProblem 404 RB934 */
    static void requireCountry(Transaction transaction, UUID app, CountryCode country) {
        requiredApp(transaction, app);
        if (!countries(transaction, app).contains(country)) {
            throw AppProblems.noCountry(app, country);
        }
    }

    /** @return whether it was not there before */
    static boolean addCountry(Transaction transaction, UUID app, CountryCode country, Instant now) {
        return transaction.update(
                        "INSERT INTO app_country (app, country, created_at) VALUES (?, ?, ?) ON CONFLICT (app, country) DO NOTHING",
                        app.toString(),
                        country.value(),
                        now)
                > 0;
    }

    /** All that is uploaded of an app, in any country; ascending by version, then by country. */
    static List<AppVersion> versions(Transaction transaction, UUID app) {
        return transaction
                .query("SELECT * FROM app_version WHERE app = ?", AppCatalog::version, app.toString())
                .stream()
                .sorted(Comparator.comparing((AppVersion one) -> one.app().version())
                        .thenComparing(AppVersion::country))
                .toList();
    }

    /** @throws dev.rubicon.server.web.HttpProblem 404 RB934 */
    static AppVersion requiredVersion(Transaction transaction, UUID app, CountryCode country, Version version) {
        return requiredVersion(transaction, app, country, version, "");
    }

    /** The same, not to be changed by others until the transaction ends. */
    static AppVersion lockedVersion(Transaction transaction, UUID app, CountryCode country, Version version) {
        return requiredVersion(
                transaction, app, country, version, transaction.engine().locking());
    }

    private static AppVersion requiredVersion(
            Transaction transaction, UUID app, CountryCode country, Version version, String locking) {
        return transaction
                .first(
                        "SELECT * FROM app_version WHERE app = ? AND country = ? AND version = ?" + locking,
                        AppCatalog::version,
                        app.toString(),
                        country.value(),
                        AppVersion.key(version))
                .orElseThrow(() -> {
                    requireCountry(transaction, app, country);
                    return AppProblems.noVersion(app, country, version);
                });
    }

    private static AppVersion version(Row row) {
        List<NeededApp> needs = new ArrayList<>();
        Json.read(row.text("needs"), "the dependencies of an app").forEach(node -> needs.add(NeededApp.read(node)));
        return new AppVersion(
                new AppIdentity(
                        UUID.fromString(row.text("app")),
                        row.text("name"),
                        row.text("publisher"),
                        Version.parse(row.text("written"))),
                new CountryCode(row.text("country")),
                new PackageVersion(new PackageId(row.text("package")), Version.parse(row.text("package_version"))),
                Availability.parse(row.text("availability")),
                needs,
                new Digest(row.text("sha256")),
                row.instant("uploaded_at"),
                row.number("revision"));
    }

    /** Adds one, with its app and country. @return whether it was not there before */
    static boolean add(Transaction transaction, AppVersion version, String by) {
        AppIdentity app = version.app();
        transaction.update(
                "INSERT INTO app (id, name, publisher, package, created_at) VALUES (?, ?, ?, ?, ?) "
                        + "ON CONFLICT (id) DO UPDATE SET name = excluded.name, publisher = excluded.publisher",
                app.id().toString(),
                app.name(),
                app.publisher(),
                version.inPackage().id().value(),
                version.uploadedAt());
        addCountry(transaction, app.id(), version.country(), version.uploadedAt());
        return transaction.update(
                        "INSERT INTO app_version (app, country, version, written, name, publisher, package, package_version, "
                                + "availability, needs, sha256, uploaded_at, uploaded_by, revision) "
                                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                + "ON CONFLICT (app, country, version) DO NOTHING",
                        app.id().toString(),
                        version.country().value(),
                        AppVersion.key(app.version()),
                        app.version().toString(),
                        app.name(),
                        app.publisher(),
                        version.inPackage().id().value(),
                        version.inPackage().version().toString(),
                        version.availability().toString(),
                        needs(version.needs()),
                        version.content().hex(),
                        version.uploadedAt(),
                        by,
                        version.revision())
                > 0;
    }

    private static String needs(List<NeededApp> needs) {
        ArrayNode all = Json.array();
        needs.forEach(needed -> all.add(needed.json()));
        return Json.writeLine(all);
    }

    /** Replaces what can change of one. */
    static void change(Transaction transaction, AppVersion version, Availability availability, List<NeededApp> needs) {
        transaction.update(
                "UPDATE app_version SET availability = ?, needs = ?, revision = revision + 1 "
                        + "WHERE app = ? AND country = ? AND version = ?",
                availability.toString(),
                needs(needs),
                version.app().id().toString(),
                version.country().value(),
                AppVersion.key(version.app().version()));
    }

    /** Of a change that is seen in all countries. */
    static void touchAll(Transaction transaction, AppVersion version) {
        transaction.update(
                "UPDATE app_version SET revision = revision + 1 WHERE app = ? AND version = ?",
                version.app().id().toString(),
                AppVersion.key(version.app().version()));
    }

    /** Keeps a package for an app that has none yet. @return whether it is kept for this one: of several, the first has it for good */
    static boolean claim(Transaction transaction, PackageId id, UUID app) {
        transaction.update(
                "INSERT INTO app_package (package, app) VALUES (?, ?) ON CONFLICT (package) DO NOTHING",
                id.value(),
                app.toString());
        return transaction
                .first("SELECT app FROM app_package WHERE package = ?", row -> row.text("app"), id.value())
                .filter(app.toString()::equals)
                .isPresent();
    }

    /** The packages of apps that were uploaded. */
    static SortedMap<UUID, PackageId> packages(Transaction transaction) {
        SortedMap<UUID, PackageId> packages = new TreeMap<>();
        apps(transaction).forEach(app -> packages.put(app.id(), app.inPackage()));
        return packages;
    }
}
