package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.instance.InstanceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of an install is killed at random moments: the instance is at one version or the other, never between. */
class KillTest {
    private static final int KILLS = 10;
    private static final int ROWS = 60_000;

    @TempDir
    private Path folder;

    private CrossingUpdate update;

    @Test
    void anInstanceIsAtTheOldVersionOrAtTheNewOne() throws Exception {
        update = new CrossingUpdate(folder, ROWS);
        update.prepare("Origin", List.of());
        long most = mostWrittenByAWholeRun();
        Random random = new Random(20261121);
        int killed = 0;
        int old = 0;
        for (int i = 0; i < KILLS; i++) {
            copyInstance("Origin", "Killed");
            Process process = update.start("Killed");
            long enough = (long) (most * (i + random.nextDouble()) / KILLS);
            while (process.isAlive() && written("Killed") <= enough) {
                Thread.onSpinWait();
            }
            if (process.isAlive()) {
                process.destroyForcibly().waitFor();
                killed++;
            }
            old += isOld("Killed") ? 1 : 0;
            update.mustRun("Killed");
            assertTrue(!isOld("Killed"), "the next run did not update");
        }
        assertTrue(killed >= KILLS / 2, "only " + killed + " of " + KILLS + " runs were killed while they wrote");
        System.out.println("killed " + killed + " of " + KILLS + " runs, " + old + " of them before the commit");
    }

    /** How far the log of an update grows, in bytes. */
    private long mostWrittenByAWholeRun() throws Exception {
        copyInstance("Origin", "Whole");
        Process process = update.start("Whole");
        long most = 0;
        while (process.isAlive()) {
            most = Math.max(most, written("Whole"));
        }
        assertEquals(0, process.waitFor(), update::output);
        assertTrue(!isOld("Whole"));
        assertTrue(most > 1_000_000, "the update writes too little to be killed in: " + most);
        return most;
    }

    /** The size of the write-ahead log: it grows from the first change of a transaction to its commit. */
    private long written(String instance) {
        return folder.resolve("home/instances/" + instance + ".db-wal").toFile().length();
    }

    private void copyInstance(String from, String to) throws IOException {
        Path instances = folder.resolve("home/instances");
        try (Stream<Path> files = Files.list(instances)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(to + "."))
                    .toList()) {
                Files.delete(file);
            }
        }
        Files.copy(instances.resolve(from + ".db"), instances.resolve(to + ".db"));
        String registered = Files.readString(instances.resolve(from + ".json")).replace(from, to);
        Files.writeString(instances.resolve(to + ".json"), registered);
    }

    private boolean isOld(String instance) {
        try (InstanceDatabase database = update.open(instance)) {
            assertEquals(
                    "ok",
                    database.sql()
                            .queryOne("PRAGMA integrity_check", row -> row.getString(1))
                            .orElseThrow());
        }
        return update.isOld(instance);
    }
}
