package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.installer.instance.InstanceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of an install is killed at random moments: the instance is at one version or the other, never between. */
class KillTest {
    private static final int KILLS = Integer.getInteger("rubicon.kills", 20);
    private static final int UPGRADE_KILLS = Integer.getInteger("rubicon.kills", 6);
    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void anInstanceIsAtTheOldVersionOrAtTheNewOne() throws Exception {
        CrossingUpdate update = new CrossingUpdate(folder, ROWS);
        update.prepare("Origin", List.of());
        new KillRuns(update, new SqliteFiles(update)).check(KILLS, Killing.PROCESS);
    }

    @Test
    void upgradeCodeIsDoneWithItsTagOrNotAtAll() throws Exception {
        UpgradeCodeUpdate update = new UpgradeCodeUpdate(folder, ROWS);
        update.prepare("Origin", List.of());
        new KillRuns(update, new SqliteFiles(update)).check(UPGRADE_KILLS, Killing.PROCESS);
    }

    /** Instances in files, which are copied. */
    record SqliteFiles(Killable update) implements KillPlace {
        private Path instances() {
            return update.folder().resolve("home/instances");
        }

        @Override
        public void makeInstance() throws IOException {
            try (Stream<Path> files = Files.list(instances())) {
                for (Path file : files.filter(f -> f.getFileName().toString().startsWith(INSTANCE + "."))
                        .toList()) {
                    Files.delete(file);
                }
            }
            Files.copy(instances().resolve("Origin.db"), instances().resolve(INSTANCE + ".db"));
            String registered =
                    Files.readString(instances().resolve("Origin.json")).replace("Origin", INSTANCE);
            Files.writeString(instances().resolve(INSTANCE + ".json"), registered);
        }

        @Override
        public long written() {
            return instances().resolve(INSTANCE + ".db-wal").toFile().length();
        }

        @Override
        public void kill(Killing killing, Process process) {
            process.destroyForcibly();
        }

        @Override
        public void settle() {
            try (InstanceDatabase database = update.open(INSTANCE)) {
                assertEquals(
                        "ok",
                        database.sql()
                                .queryOne("PRAGMA integrity_check", row -> row.getString(1))
                                .orElseThrow());
            }
        }
    }
}
