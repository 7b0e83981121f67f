package dev.rubicon.installer.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.testkit.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server refuses, waits for or takes away, as problems for a person; and its lock. */
class PostgresServerTest {
    private static final String OWNER = "'rubicon install' of user ann (process 7)";

    private String schema;
    private Storage storage;

    @BeforeEach
    void create() {
        schema = TestPostgres.newSchema();
        storage = storage("&currentSchema=" + schema);
        storage.create(sql -> sql.execute("CREATE TABLE rubicon_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)"));
    }

    private static Storage storage(String parameters) {
        return Storage.of("Store", DatabaseAddress.parse(TestPostgres.url() + parameters));
    }

    @Test
    void onlyOneAtATimeHoldsTheLockAndOthersAreToldWho() {
        String said = storage.whileLocked(OWNER, sql -> {
            assertTrue(storage.isLocked(sql));
            // Schemas have locks of their own.
            Storage other = storage("&currentSchema=" + TestPostgres.newSchema());
            other.create(any -> any.execute("CREATE TABLE rubicon_meta (key TEXT, value TEXT)"));
            assertEquals(true, other.whileLocked("x", other::isLocked));
            try (Sql reader = other.open(Access.READ)) {
                assertFalse(other.isLocked(reader));
            }
            return problem(() -> impatient().whileLocked("another", any -> "both"))
                    .toString();
        });
        assertTrue(
                said.contains("RB708") && said.contains("instance 'Store' is being changed by " + OWNER + ", since 20"),
                said);
        try (Sql reader = storage.open(Access.READ)) {
            assertFalse(storage.isLocked(reader));
        }
        assertEquals("again", storage.whileLocked(OWNER, sql -> "again"));
    }

    @Test
    void aTableThatSomebodyHoldsIsWaitedForAndThenNamedAsLocked() {
        try (Sql holder = storage.open(Access.WRITE);
                Sql sql = impatient().open(Access.WRITE)) {
            holder.execute("BEGIN");
            holder.execute("LOCK TABLE rubicon_meta");
            assertEquals(
                    "RB600",
                    problem(() -> sql.number("SELECT count(*) FROM rubicon_meta"))
                            .code());
        }
    }

    // As an administrator sets it for a user; ours is 5 seconds.
    private Storage impatient() {
        return storage("&currentSchema=" + schema + "&options=-c%20lock_timeout%3D50ms");
    }

    @Test
    void aStatementThatTakesTooLongIsStopped() {
        try (Sql sql = storage("&currentSchema=" + schema + "&options=-c%20statement_timeout%3D50ms")
                .open(Access.WRITE)) {
            assertEquals(
                    "RB617",
                    problem(() -> sql.number("SELECT 1 FROM pg_sleep(5)")).code());
        }
    }

    @Test
    void aSessionThatIsEndedIsLostAndItsLockFree() {
        Problem lost = problem(() -> storage.whileLocked(OWNER, sql -> {
            long session = sql.number("SELECT pg_backend_pid()");
            sql.transaction(() -> {
                sql.execute("INSERT INTO rubicon_meta VALUES ('new', '')");
                TestPostgres.execute("SELECT pg_terminate_backend(" + session + ")");
                sql.execute("INSERT INTO rubicon_meta VALUES ('newer', '')");
            });
            return session;
        }));
        assertEquals("RB616", lost.code(), lost::toString);
        assertEquals("free", storage.whileLocked(OWNER, sql -> {
            assertEquals(0, sql.number("SELECT count(*) FROM rubicon_meta WHERE key LIKE 'new%'"));
            return "free";
        }));
    }

    @Test
    void aServerThatTakesNoMoreConnectionsIsNotCalledAway() {
        assumeTrue(System.getenv("RUBICON_TEST_PG_URL") == null, "other servers may ask for a password first");
        TestPostgres.execute("CREATE ROLE rubicon_crowd LOGIN CONNECTION LIMIT 0");
        DatabaseAddress address = DatabaseAddress.parse(TestPostgres.location() + "?user=rubicon_crowd");
        assertEquals(
                "RB650",
                problem(() -> Storage.of("Store", address).open(Access.READ)).code());
    }

    @ParameterizedTest
    @CsvSource({
        "53100, FULL",
        "53300, BUSY",
        "57P03, NOT_READY",
        "57P01, LOST",
        "57P02, LOST",
        "08006, LOST",
        "XX001, CORRUPTED",
        "58030, DISK",
        "55P03, LOCKED",
        "40P01, LOCKED",
        "57014, TOO_SLOW",
        "23505, RULE",
        "25006, READ_ONLY"
    })
    void anErrorOfTheServerHasAMeaning(String state, Failure meaning) {
        assertEquals(meaning, new PostgresDialect().failure(new SQLException("", state)));
    }

    @Test
    void readingChangesNothing() {
        try (Sql sql = storage.open(Access.READ)) {
            assertEquals(
                    "RB601",
                    problem(() -> sql.execute("DELETE FROM rubicon_meta")).code());
        }
    }

    @Test
    void aUserWithoutPrivilegesIsToldSo() {
        String clerk = TestPostgres.location() + "?user=" + TestPostgres.CLERK + "&currentSchema=";
        Storage others = Storage.of("Store", DatabaseAddress.parse(clerk + schema));
        assertEquals("RB615", problem(() -> others.create(sql -> {})).code());
        assertEquals("RB615", problem(() -> others.open(Access.READ)).code());
    }

    @Test
    void aDatabaseOrSchemaThatIsGoneIsNamed() {
        String nowhere = TestPostgres.url().replaceFirst("/[^/?]+\\?", "/rubicon_nowhere?");
        assertEquals(
                "RB614",
                problem(() -> Storage.of("Store", DatabaseAddress.parse(nowhere))
                                .open(Access.READ))
                        .code());
        assertEquals(
                "RB712",
                problem(() -> storage("&currentSchema=rubicon_gone").open(Access.READ))
                        .code());
    }

    @Test
    void onlyASchemaThatWasMadeForAnInstanceIsDeletedWithIt() {
        String found = TestPostgres.newSchema();
        TestPostgres.execute("CREATE SCHEMA " + found);
        Storage second = storage("&currentSchema=" + found);
        second.create(sql -> sql.execute("CREATE TABLE rubicon_meta (key TEXT, value TEXT)"));
        List<String> forgotten = new ArrayList<>();
        assertEquals(
                "RB719",
                problem(() -> second.delete(OWNER, () -> forgotten.add("second")))
                        .code());
        storage.delete(OWNER, () -> forgotten.add("first"));
        assertEquals(List.of("first"), forgotten);
        assertEquals("RB712", problem(() -> storage.open(Access.READ)).code());
    }

    @Test
    void aCodeIsTheSameInBothDatabases() {
        try (Sql sql = storage.open(Access.READ)) {
            check(sql, "chr(c) || 'x' || chr(c) FROM generate_series(1, 12543) c");
            check(
                    sql,
                    "'x' || string_agg(chr(c), '' ORDER BY c) || 'x' FROM generate_series(12544, 1114111) c WHERE c NOT BETWEEN 55296 AND 57343"
                            + " GROUP BY c / 256");
        }
    }

    private static void check(Sql sql, String texts) {
        List<String> wrong = new ArrayList<>();
        List<String> checked =
                sql.query("SELECT t, rubicon_code(t) FROM (SELECT " + texts + ") AS all_texts (t)", row -> {
                    String expected = row.getString(1).strip().toUpperCase(Locale.ROOT);
                    if (!expected.equals(row.getString(2))) {
                        wrong.add(row.getString(1) + " is " + row.getString(2));
                    }
                    return expected;
                });
        assertTrue(checked.size() > 4000, "only " + checked.size());
        assertEquals(List.of(), wrong);
    }

    private static Problem problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problems().getFirst();
    }
}
