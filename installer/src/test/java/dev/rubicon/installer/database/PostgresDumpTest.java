package dev.rubicon.installer.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where PostgreSQL's own programs are there, they copy the rows; and only they can bring these back. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the programs are not used")
class PostgresDumpTest {
    private static final int ANY = 99;

    @TempDir
    private Path folder;

    private Path file;
    private PostgresStorage storage;

    @BeforeEach
    void create() {
        file = folder.resolve("copy");
        storage = storage("");
        storage.create(sql -> {
            sql.execute("CREATE TABLE rubicon_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)");
            sql.execute("CREATE TABLE \"A$No. \"\"1\"\"\" (\"No.\" integer PRIMARY KEY, note text, b bytea)");
            sql.execute("INSERT INTO \"A$No. \"\"1\"\"\" VALUES (1, E'x\\ty\\n\\\\.\\n', '\\x00ff'), (2, NULL, '')");
        });
    }

    private static PostgresStorage storage(String parameters) {
        return (PostgresStorage) Storage.of(
                "Store",
                DatabaseAddress.parse(TestPostgres.url() + "&currentSchema=" + TestPostgres.newSchema() + parameters));
    }

    @Test
    void theProgramIsToldWhereToGoAndSeesOurMoment() throws IOException {
        PostgresCopy copy = copy(StandInForDump.in(folder, ANY));
        List<String> before = rows();
        String madeBy = write(copy, sql -> {
            // Committed by somebody else while the copy is taken.
            try (Sql other = storage.open(Access.WRITE)) {
                other.execute("DELETE FROM \"A$No. \"\"1\"\"\"");
            }
            return "";
        });
        assertEquals("pg_dump " + ANY, madeBy);
        assertEquals(List.of(), rows());
        copy.restore("test", file, new Unattended());
        assertEquals(before, rows());
        String arguments = Files.readString(folder.resolve("arguments"));
        assertTrue(arguments.contains("--format=custom") && arguments.contains("--no-password"), arguments);
        assertTrue(arguments.contains("--schema=\"" + storage.address().schema() + "\""), arguments);
    }

    // A copy of what one moment of our transaction shows, after something else has happened.
    private String write(PostgresCopy copy, Function<Sql, String> meanwhile) {
        try (Sql sql = storage.open(Access.WRITE)) {
            return sql.snapshot(() -> {
                sql.number("SELECT count(*) FROM rubicon_meta");
                meanwhile.apply(sql);
                return PostgresCopyFile.write(sql, PostgresDump.of(sql, storage.address(), copy.search()), file);
            });
        }
    }

    @Test
    void aPasswordIsInTheEnvironmentAndNowhereElse() throws IOException {
        StandInForDump.program(
                folder.resolve("pg_dump"),
                ANY,
                "echo \"$@\" > '" + folder + "/arguments'; env > '" + folder + "/environment'; echo rows");
        StandInForDump.program(folder.resolve("pg_restore"), ANY, "cat");
        PostgresPrograms programs =
                search(Map.of("PATH", folder.toString())).find(15).orElseThrow();
        PostgresDump dump = new PostgresDump(programs, "hq", Map.of("PGHOST", "db", "PGPASSWORD", "sesame"));
        try (Sql sql = storage.open(Access.WRITE);
                var out = Files.newOutputStream(file)) {
            sql.snapshot(() -> {
                try {
                    dump.write(sql, out);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                return file;
            });
        }
        assertEquals("rows\n", Files.readString(file));
        assertFalse(Files.readString(folder.resolve("arguments")).contains("sesame"));
        List<String> environment = Files.readAllLines(folder.resolve("environment"));
        assertTrue(environment.contains("PGPASSWORD=sesame"), environment::toString);
        assertTrue(environment.contains("PGHOST=db"), environment::toString);
    }

    @Test
    void theConnectionIsThatOfTheSession() throws IOException {
        try (Sql sql = storage.open(Access.READ)) {
            PostgresSchema address = (PostgresSchema) DatabaseAddress.parse(
                    "jdbc:postgresql://[::1]:5555/erp?sslmode=require&options=-c%20a%3Db&currentSchema=hq");
            PostgresPrograms.Search search = search(StandInForDump.in(folder, ANY));
            Map<String, String> connection =
                    PostgresDump.of(sql, address, search).orElseThrow().connection();
            assertEquals("::1", connection.get("PGHOST"));
            assertEquals("5555", connection.get("PGPORT"));
            assertEquals("erp", connection.get("PGDATABASE"));
            assertEquals("require", connection.get("PGSSLMODE"));
            assertEquals("-c a=b", connection.get("PGOPTIONS"));
            assertEquals(
                    sql.queryOne("SELECT current_user", row -> row.getString(1)).orElseThrow(),
                    connection.get("PGUSER"));
            for (String other : List.of(
                    "jdbc:postgresql://one,two/erp",
                    "jdbc:postgresql://db/erp?sslkey=k",
                    "jdbc:postgresql://db/erp?currentSchema=h%C3%B6he")) {
                PostgresSchema parsed = (PostgresSchema) DatabaseAddress.parse(other);
                assertTrue(PostgresDump.of(sql, parsed, search).isEmpty(), other);
            }
        }
    }

    @Test
    void olderProgramsThanTheServerAreNotUsed() throws IOException {
        List<String> before = rows();
        PostgresCopy copy = copy(StandInForDump.in(folder, 9));
        assertEquals("Rubicon", write(copy, sql -> ""));
        try (Sql sql = storage.open(Access.WRITE)) {
            sql.execute("DELETE FROM \"A$No. \"\"1\"\"\"");
        }
        copy(Map.of()).restore("test", file, new Unattended());
        assertEquals(before, rows());
    }

    @Test
    void aMachineWithoutTheProgramSaysSoAndChangesNothing() throws IOException {
        write(copy(StandInForDump.in(folder, ANY)), sql -> "");
        Problem problem = problem(() -> copy(Map.of()).restore("test", file, new Unattended()));
        assertEquals("RB653", problem.code());
        assertTrue(problem.hint().contains("version " + ANY), problem::toString);
        assertEquals(2, rows().size());
    }

    @Test
    void aProgramThatFailsIsQuoted() throws IOException {
        StandInForDump.program(folder.resolve("pg_dump"), ANY, "echo half; echo 'no such host' >&2; exit 1");
        StandInForDump.program(folder.resolve("pg_restore"), ANY, "cat > /dev/null; echo 'it is odd' >&2; exit 1");
        PostgresCopy failing = copy(Map.of(PostgresPrograms.FOLDER, folder.toString()));
        Problem problem = problem(() -> write(failing, sql -> ""));
        assertEquals("RB654", problem.code());
        assertTrue(problem.message().contains("no such host"), problem::toString);
        Path good = Files.createDirectory(folder.resolve("good"));
        write(copy(StandInForDump.in(good, ANY)), sql -> "");
        Problem damaged = problem(() -> failing.restore("test", file, new Unattended()));
        assertEquals("RB564", damaged.code(), damaged::toString);
        assertTrue(damaged.message().contains("it is odd"), damaged::toString);
        assertEquals(2, rows().size());
    }

    @Test
    void theRealProgramsDoTheSame() {
        PostgresCopy copy = copy(System.getenv());
        try (Sql sql = storage.open(Access.READ)) {
            assumeTrue(
                    PostgresDump.of(sql, storage.address(), copy.search()).isPresent(),
                    "no pg_dump for this server is on the PATH");
        }
        List<String> before = rows();
        assertTrue(write(copy, sql -> "").startsWith("pg_dump "));
        copy.restore("test", file, new Unattended());
        assertEquals(before, rows());
    }

    private PostgresCopy copy(Map<String, String> environment) {
        return new PostgresCopy(storage, search(environment));
    }

    private static PostgresPrograms.Search search(Map<String, String> environment) {
        return PostgresPrograms.in(environment);
    }

    private List<String> rows() {
        try (Sql sql = storage.open(Access.READ)) {
            return sql.query(
                    "SELECT \"No.\", note, b FROM \"A$No. \"\"1\"\"\" ORDER BY 1",
                    row -> row.getString(1) + row.getString(2) + row.getString(3));
        }
    }

    private static Problem problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problems().getFirst();
    }

    /** Keeps nothing. */
    private static final class Unattended implements DatabaseCopy.Replacement {
        @Override
        public void leaving(Sql old, Function<Path, String> copy) {}

        @Override
        public void entering(Sql fresh) {}

        @Override
        public boolean isThere(Sql sql) {
            return true;
        }
    }
}
