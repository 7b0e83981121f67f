package dev.rubicon.installer.instance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.ReleaseJson;
import dev.rubicon.format.SchemaJson;
import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.database.Failure;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The database of an instance, and in it the tables of Rubicon's own, {@code rubicon_*}, that say what it holds. Methods that
 * write take part in the caller's transaction.
 */
public final class InstanceDatabase implements AutoCloseable {
    /** What the own tables look like; raised with every change of them. */
    public static final String FORMAT = "5";

    private static final List<String> OWN_TABLES = List.of(
            "CREATE TABLE rubicon_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
            "CREATE TABLE rubicon_company (name TEXT PRIMARY KEY)",
            """
            CREATE TABLE rubicon_package (
              id TEXT PRIMARY KEY, version TEXT NOT NULL, release TEXT NOT NULL, request TEXT, installed_at TEXT NOT NULL,
              installed INTEGER NOT NULL)""",
            """
            CREATE TABLE rubicon_argument (
              package TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (package, key))""",
            """
            CREATE TABLE rubicon_app (
              id TEXT PRIMARY KEY, number BIGINT NOT NULL, name TEXT NOT NULL, publisher TEXT NOT NULL,
              version TEXT NOT NULL, data_version TEXT, package TEXT NOT NULL, package_version TEXT NOT NULL,
              installed INTEGER NOT NULL, dependencies TEXT NOT NULL, schema TEXT NOT NULL)""",
            """
            CREATE TABLE rubicon_journal (
              run BIGINT PRIMARY KEY, command TEXT NOT NULL, who TEXT NOT NULL, plan TEXT NOT NULL,
              started_at TEXT NOT NULL, finished_at TEXT, outcome TEXT NOT NULL, problem TEXT,
              planned INTEGER, snapshot TEXT, restored TEXT, restored_run BIGINT)""",
            """
            CREATE TABLE rubicon_journal_step (
              run BIGINT NOT NULL REFERENCES rubicon_journal (run), step INTEGER NOT NULL, package TEXT NOT NULL,
              from_version TEXT, to_version TEXT NOT NULL, sync_mode TEXT NOT NULL, reasons TEXT NOT NULL,
              archived_rows BIGINT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT NOT NULL, code TEXT NOT NULL,
              PRIMARY KEY (run, step))""",
            """
            CREATE TABLE rubicon_upgrade_tag (
              tag TEXT NOT NULL, tag_timestamp TEXT NOT NULL, company TEXT NOT NULL, skipped_upgrade INTEGER NOT NULL,
              PRIMARY KEY (tag, company))""",
            """
            CREATE TABLE rubicon_isolated_storage (
              app TEXT NOT NULL, company TEXT NOT NULL, who TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
              PRIMARY KEY (app, company, who, name))""",
            """
            CREATE TABLE rubicon_sequence (
              company TEXT NOT NULL, name TEXT NOT NULL, next BIGINT NOT NULL, step BIGINT NOT NULL,
              PRIMARY KEY (company, name))""",
            """
            CREATE TABLE rubicon_offered_tag (
              app TEXT NOT NULL, tag TEXT NOT NULL, per_company INTEGER NOT NULL, PRIMARY KEY (app, tag, per_company))""",
            """
            CREATE TABLE rubicon_archive (
              id BIGINT PRIMARY KEY, run BIGINT NOT NULL, app TEXT NOT NULL, app_name TEXT NOT NULL,
              package TEXT NOT NULL, from_version TEXT NOT NULL, to_version TEXT NOT NULL, company TEXT NOT NULL,
              table_app TEXT NOT NULL, table_id BIGINT NOT NULL, table_name TEXT NOT NULL, whole_table INTEGER NOT NULL,
              key_columns TEXT NOT NULL, value_columns TEXT NOT NULL, data_table TEXT NOT NULL, row_count BIGINT NOT NULL,
              archived_at TEXT NOT NULL, moved_to TEXT, restored_at TEXT, restored_rows BIGINT NOT NULL, restored_whole INTEGER NOT NULL)""");

    private static final String FORMAT_QUERY = "SELECT value FROM rubicon_meta WHERE key = 'format'";

    private final Instance instance;
    private final Sql sql;

    private InstanceDatabase(Instance instance, Sql sql) {
        this.instance = instance;
        this.sql = sql;
    }

    /**
     * Makes a new, empty instance database.
     *
     * @throws InvalidInput RB710 if there is one already, RB711 if two companies differ only in letter case
     */
    public static void create(Instance instance, List<CompanyName> companies) {
        checkNames(companies);
        instance.storage().create(sql -> {
            InstanceDatabase database = new InstanceDatabase(instance, sql);
            OWN_TABLES.forEach(sql::execute);
            sql.execute("INSERT INTO rubicon_meta (key, value) VALUES ('format', ?)", FORMAT);
            companies.forEach(database::addCompany);
        });
    }

    /** @throws InvalidInput RB711 if two companies differ only in letter case */
    public static void checkNames(List<CompanyName> companies) {
        Set<String> seen = new HashSet<>();
        for (CompanyName company : companies) {
            if (!seen.add(company.value().toLowerCase(Locale.ROOT))) {
                throw takenName(company);
            }
        }
    }

    private static InvalidInput takenName(CompanyName company) {
        return new InvalidInput(
                "RB711",
                "there is a company '" + company + "' already",
                "choose a name that differs in more than case");
    }

    /** To read and to write. */
    public static InstanceDatabase open(Instance instance) {
        return open(instance, Access.WRITE);
    }

    /** @throws Unavailable RB712 if it is gone; InvalidInput RB713 if it is no database of an instance */
    public static InstanceDatabase open(Instance instance, Access access) {
        InstanceDatabase database =
                new InstanceDatabase(instance, instance.storage().open(access));
        boolean usable = false;
        try {
            database.checkFormat();
            usable = true;
        } finally {
            if (!usable) {
                database.close();
            }
        }
        return database;
    }

    /**
     * The result of {@code work}, while nobody else can change the instance.
     *
     * @param owner who asks, for the others to read
     * @throws Unavailable RB708 if somebody else is changing it, RB709 if there can be no lock
     */
    public static <T> T change(Instance instance, String owner, Function<InstanceDatabase, T> work) {
        return instance.storage().whileLocked(owner, sql -> {
            InstanceDatabase database = new InstanceDatabase(instance, sql);
            database.checkFormat();
            return work.apply(database);
        });
    }

    /**
     * The same with what the instance holds when the lock is taken.
     *
     * @throws Unavailable RB708 if somebody else is changing it, RB709 if there can be no lock
     */
    public static <T> T change(Instance instance, String owner, BiFunction<InstanceDatabase, InstanceState, T> work) {
        StateReading reading = new StateReading(instance);
        SequencedMap<String, Sql.RowVisitor> first = new LinkedHashMap<>();
        boolean[] known = new boolean[1];
        first.put(FORMAT_QUERY, row -> {
            checkFormat(instance, row.getString(1));
            known[0] = true;
        });
        first.putAll(reading.queries());
        return instance.storage().whileLocked(owner, first, sql -> {
            InstanceDatabase database = new InstanceDatabase(instance, sql);
            if (known[0]) {
                return work.apply(database, database.state(reading));
            }
            database.checkFormat();
            return work.apply(database, database.readState());
        });
    }

    /** Over a connection that the caller has opened. */
    public static InstanceDatabase over(Instance instance, Sql sql) {
        return new InstanceDatabase(instance, sql);
    }

    /** @throws InvalidInput RB713 if it is no database of an instance, or one of another version of Rubicon */
    public void checkFormat() {
        checkFormat(instance, format().orElse("none"));
    }

    private static void checkFormat(Instance instance, String format) {
        if (!format.equals(FORMAT)) {
            throw new InvalidInput(
                    "RB713", instance.database() + " was made by another version of Rubicon", "use that version");
        }
    }

    // Only where that fails is it worth a question more whether there is such a table.
    private Optional<String> format() {
        try {
            return sql.queryOne(FORMAT_QUERY, row -> row.getString(1));
        } catch (ProblemException e) {
            if (Failure.STATEMENT.is(e) && !sql.hasTable("rubicon_meta")) {
                throw new InvalidInput(
                        "RB713",
                        instance.database() + " is no instance of Rubicon",
                        "restore the instance's database from a backup, or name another one");
            }
            throw e;
        }
    }

    public Sql sql() {
        return sql;
    }

    /** Whether somebody is changing the instance now. */
    public boolean isBeingChanged() {
        return instance.storage().isLocked(sql);
    }

    /** Who is changing it, as they say; empty if nobody is or can tell. */
    public String whoChanges() {
        return instance.storage().holder(sql);
    }

    public InstanceState readState() {
        StateReading reading = new StateReading(instance);
        sql.visitAll(reading.queries());
        return state(reading);
    }

    private InstanceState state(StateReading reading) {
        return reading.state(
                new InstalledApps(() -> sql.query("SELECT * FROM rubicon_app ORDER BY number", this::app)));
    }

    /** Ascending. */
    public List<CompanyName> companies() {
        return sql.query(StateReading.COMPANIES, row -> new CompanyName(row.getString(1))).stream()
                .sorted()
                .toList();
    }

    private InstalledApp app(ResultSet row) throws SQLException {
        String what = "the schema of " + row.getString("name") + " in " + instance.database();
        AppIdentity identity = new AppIdentity(
                UUID.fromString(row.getString("id")),
                row.getString("name"),
                row.getString("publisher"),
                Version.parse(row.getString("version")));
        PackageVersion source = new PackageVersion(
                new PackageId(row.getString("package")), Version.parse(row.getString("package_version")));
        boolean installed = row.getBoolean("installed");
        String dependencies = row.getString("dependencies");
        String schema = row.getString("schema");
        Optional<Version> data =
                Optional.ofNullable(row.getString("data_version")).map(Version::parse);
        List<UUID> ids = new ArrayList<>();
        Json.read(dependencies, what).forEach(id -> ids.add(UUID.fromString(id.textValue())));
        return new InstalledApp(identity, source, installed, ids, SchemaJson.read(Json.read(schema, what), what), data);
    }

    public void addCompany(CompanyName company) {
        sql.execute("INSERT INTO rubicon_company (name) VALUES (?)", company.value());
    }

    public void renameCompany(CompanyName from, CompanyName to) {
        sql.execute("UPDATE rubicon_company SET name = ? WHERE name = ?", to.value(), from.value());
    }

    public void removeCompany(CompanyName company) {
        sql.execute("DELETE FROM rubicon_company WHERE name = ?", company.value());
    }

    public void writePackage(InstalledPackage installed, String now) {
        sql.execute(
                """
                INSERT INTO rubicon_package (id, version, release, request, installed_at, installed) VALUES (?, ?, ?, ?, ?, 1)
                ON CONFLICT (id) DO UPDATE SET version = excluded.version, release = excluded.release,
                  request = excluded.request, installed_at = excluded.installed_at, installed = 1""",
                installed.release().id().value(),
                installed.release().version().toString(),
                Json.writeLine(ReleaseJson.write(installed.release())),
                installed.request().map(VersionQuery::toString).orElse(null),
                now);
    }

    /** Remembers of a package only which version it was that left its data. */
    public void uninstallPackage(PackageId id) {
        sql.execute("UPDATE rubicon_package SET installed = 0, request = NULL WHERE id = ?", id.value());
    }

    /** Forgets a package, what it was asked for by, and its arguments. */
    public void forgetPackage(PackageId id) {
        sql.execute("DELETE FROM rubicon_package WHERE id = ?", id.value());
        writeArguments(id, new TreeMap<>());
    }

    /** Forgets an app, whose tables are gone, with what its code has marked and kept. */
    public void forgetApp(UUID id) {
        sql.execute(
                "DELETE FROM rubicon_upgrade_tag WHERE tag IN (SELECT tag FROM rubicon_offered_tag WHERE app = ?)",
                id.toString());
        sql.execute("DELETE FROM rubicon_offered_tag WHERE app = ?", id.toString());
        sql.execute("DELETE FROM rubicon_isolated_storage WHERE app = ?", id.toString());
        sql.execute("DELETE FROM rubicon_app WHERE id = ?", id.toString());
    }

    /** Stores the query that a package is asked for by. */
    public void writeRequest(PackageId id, VersionQuery request) {
        sql.execute("UPDATE rubicon_package SET request = ? WHERE id = ?", request.toString(), id.value());
    }

    public void writeApp(InstalledApp app) {
        ArrayNode dependencies = Json.array();
        app.dependencies().forEach(id -> dependencies.add(id.toString()));
        sql.execute(
                """
                INSERT INTO rubicon_app (id, number, name, publisher, version, data_version, package, package_version, installed,
                  dependencies, schema)
                VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM rubicon_app), ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, publisher = excluded.publisher,
                  version = excluded.version, data_version = excluded.data_version, package = excluded.package,
                  package_version = excluded.package_version, installed = excluded.installed,
                  dependencies = excluded.dependencies, schema = excluded.schema""",
                app.id().toString(),
                app.identity().name(),
                app.identity().publisher(),
                app.identity().version().toString(),
                app.dataVersion().map(Version::toString).orElse(null),
                app.source().id().value(),
                app.source().version().toString(),
                app.installed() ? 1 : 0,
                Json.writeLine(dependencies),
                Json.writeLine(SchemaJson.write(app.schema())));
    }

    /** Replaces the stored arguments of one package. */
    public void writeArguments(PackageId id, SortedMap<String, String> values) {
        sql.execute("DELETE FROM rubicon_argument WHERE package = ?", id.value());
        values.forEach((key, value) -> sql.execute(
                "INSERT INTO rubicon_argument (package, key, value) VALUES (?, ?, ?)", id.value(), key, value));
    }

    @Override
    public void close() {
        sql.close();
    }
}
