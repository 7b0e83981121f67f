package dev.rubicon.installer.database;

import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * pg_restore while it turns a dump into a script. It sees no server: the session that has the lock of the instance runs what it
 * writes, in its own transaction.
 */
final class PostgresRestore implements AutoCloseable {
    private final PostgresProcess process;
    private final Thread feeding;

    private PostgresRestore(PostgresProcess process, Thread feeding) {
        this.process = process;
        this.feeding = feeding;
    }

    /** @throws Unavailable RB653 if this machine has none that can read what that version of pg_dump wrote */
    static PostgresPrograms programs(int dumpedBy, PostgresPrograms.Search search, Path file) {
        return search.find(dumpedBy)
                .orElseThrow(() -> new Unavailable(
                        "RB653",
                        "pg_dump " + dumpedBy + " has written the snapshot file " + file
                                + ", and this machine has no pg_restore that reads it",
                        "install PostgreSQL's client programs of version " + dumpedBy
                                + " or newer, on the PATH or in the folder that " + PostgresPrograms.FOLDER
                                + " names"));
    }

    static PostgresRestore start(PostgresPrograms programs, InputStream dump) throws IOException {
        PostgresProcess process =
                PostgresProcess.start(List.of(programs.restore().toString(), "--data-only", "--file=-"), Map.of());
        return new PostgresRestore(process, Thread.startVirtualThread(() -> feed(dump, process)));
    }

    // If it ends early, or the dump does, its exit code says so.
    private static void feed(InputStream dump, PostgresProcess process) {
        try (OutputStream in = process.input()) {
            dump.transferTo(in);
        } catch (IOException e) {
            System.getLogger(PostgresRestore.class.getName()).log(System.Logger.Level.DEBUG, "dump not read", e);
        }
    }

    InputStream script() {
        return process.output();
    }

    /** What went wrong, once the script has been read. */
    Optional<String> failure() {
        return process.failure();
    }

    /** Afterwards nobody reads the dump any more. */
    @Override
    public void close() {
        process.close();
        try {
            feeding.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
