package dev.rubicon.installer.database;

import dev.rubicon.installer.database.PostgresConnection.Opening;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Unavailable;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An instance in a schema of a PostgreSQL database. Its lock is an advisory one of the session that works, so that a session that
 * is lost takes lock and work with it.
 */
record PostgresStorage(String instance, PostgresSchema address) implements Storage {
    // Beside the number of the schema, this tells our locks from those of others.
    private static final int LOCK_SPACE = 0x52554249;
    private static final String KEY = "CAST(CAST(n.oid AS bigint) - 2147483648 AS integer)";

    // To a user who may not look into the schema it would seem empty; this fails instead.
    private static final String LOOK = ", to_regclass(?)";
    private static final String LOCK = ", set_config('application_name', ?, false), pg_advisory_lock(" + LOCK_SPACE
            + ", CAST(CAST(CAST(to_regnamespace(?) AS oid) AS bigint) - 2147483648 AS integer))";
    private static final String HELD = " FROM pg_locks l CROSS JOIN pg_namespace n";
    private static final String OF_SCHEMA = " WHERE n.nspname = ? AND l.locktype = 'advisory' AND l.granted AND"
            + " l.objsubid = 2 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND"
            + " CAST(l.classid AS bigint) = " + LOCK_SPACE + " AND CAST(l.objid AS bigint) = CAST(" + KEY
            + " AS bigint) & 4294967295";

    @Override
    public void create(Consumer<Sql> content) {
        try (Sql sql = PostgresConnection.open(address, Access.WRITE)) {
            checkEncoding(sql);
            sql.transaction(() -> {
                boolean made = !isThere(sql);
                if (made) {
                    sql.execute("CREATE SCHEMA " + schema());
                } else if (sql.hasTable("rubicon_meta")) {
                    throw new InvalidInput(
                            "RB710",
                            "the schema '" + address.schema() + "' of " + address.location()
                                    + " holds an instance already",
                            "choose another one by ?currentSchema=NAME in the address");
                }
                PostgresFunctions.all().forEach(sql::execute);
                content.accept(sql);
                sql.execute("INSERT INTO rubicon_meta (key, value) VALUES ('schema', ?)", made ? "made" : "found");
            });
        }
    }

    // Names and texts can be in any script.
    private void checkEncoding(Sql sql) {
        String encoding =
                sql.queryOne("SHOW server_encoding", row -> row.getString(1)).orElseThrow();
        if (!encoding.equals("UTF8")) {
            throw new InvalidInput(
                    "RB718",
                    "the database " + address + " has the encoding " + encoding,
                    "use a database with UTF8: CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0");
        }
    }

    boolean isThere(Sql sql) {
        return sql.number("SELECT count(*) FROM pg_namespace WHERE nspname = ?", address.schema()) > 0;
    }

    @Override
    public Sql open(Access access) {
        Sql sql = PostgresConnection.connect(address);
        boolean usable = false;
        try {
            checkIsThere(PostgresConnection.prepare(sql, address, access, new Opening(LOOK, meta())));
            usable = true;
        } finally {
            if (!usable) {
                sql.close();
            }
        }
        return sql;
    }

    private void checkIsThere(boolean there) {
        if (!there) {
            throw new Unavailable(
                    "RB712",
                    "the database of instance '" + instance + "' is not there: " + address,
                    "bring it back, or forget the instance: rubicon instance remove " + instance);
        }
    }

    @Override
    public <T> T whileLocked(String owner, SequencedMap<String, Sql.RowVisitor> first, Function<Sql, T> work) {
        try (Sql sql = PostgresConnection.connect(address)) {
            checkIsThere(lock(sql, owner, first));
            return work.apply(sql);
        }
    }

    /**
     * Gives a session its settings and the lock, which is waited for as long as any: a session whose process was killed ends soon.
     *
     * @return whether the schema is there; else there is nothing to lock
     */
    boolean lock(Sql sql, String owner) {
        return lock(sql, owner, new LinkedHashMap<>());
    }

    // A lock that a session has it may take again. Why it cannot be asked at once, whoever asks one by one finds out.
    private boolean lock(Sql sql, String owner, SequencedMap<String, Sql.RowVisitor> first) {
        try {
            Opening opening = new Opening(LOOK + LOCK, meta(), owner, schema());
            return PostgresConnection.prepare(sql, address, Access.WRITE, opening.with(first));
        } catch (ProblemException e) {
            if (Failure.STATEMENT.is(e) && !first.isEmpty()) {
                return lock(sql, owner);
            }
            if (Failure.LOCKED.is(e)) {
                held(sql).ifPresent(held -> {
                    throw held;
                });
            }
            throw e;
        }
    }

    private String meta() {
        return schema() + ".rubicon_meta";
    }

    private String schema() {
        return new PostgresDialect().quoted(address.schema());
    }

    @Override
    public String holder(Sql sql) {
        return sql.queryOne(
                        "SELECT coalesce(a.application_name, '')" + HELD + " JOIN pg_stat_activity a USING (pid)"
                                + OF_SCHEMA,
                        row -> row.getString(1),
                        address.schema())
                .orElse("");
    }

    // A session takes the lock as soon as it begins. If it is ours, something else was waited for.
    private Optional<Unavailable> held(Sql sql) {
        Optional<Optional<Unavailable>> holder = sql.queryOne(
                "SELECT coalesce(a.application_name, ''), a.backend_start, a.pid <> pg_backend_pid()" + HELD
                        + " JOIN pg_stat_activity a USING (pid)" + OF_SCHEMA,
                row -> row.getBoolean(3)
                        ? Optional.of(LockFile.held(
                                instance,
                                row.getString(1),
                                Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant)))
                        : Optional.empty(),
                address.schema());
        return holder.orElseGet(() -> Optional.of(LockFile.held(instance, "", Optional.empty())));
    }

    @Override
    public DatabaseCopy copy() {
        return new PostgresCopy(this, PostgresPrograms.in(System.getenv()));
    }

    @Override
    public boolean isLocked(Sql sql) {
        return sql.number("SELECT count(*)" + HELD + OF_SCHEMA, address.schema()) > 0;
    }

    // What stood in the schema before, or beside the instance, is not ours to delete.
    @Override
    public void delete(String owner, Runnable forget) {
        whileLocked(owner, sql -> {
            boolean found =
                    sql.number("SELECT count(*) FROM rubicon_meta WHERE key = 'schema' AND value = 'found'") > 0;
            if (found) {
                throw new InvalidInput(
                        "RB719",
                        "the schema '" + address.schema()
                                + "' was there before the instance, and may hold what others need",
                        "drop it, or what is in it, by hand; then rubicon instance remove " + instance);
            }
            sql.execute("DROP SCHEMA " + schema() + " CASCADE");
            forget.run();
            return instance;
        });
    }
}
