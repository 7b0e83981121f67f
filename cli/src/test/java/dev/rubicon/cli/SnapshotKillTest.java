package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.snapshot.Snapshot;
import dev.rubicon.installer.snapshot.Snapshots;
import dev.rubicon.model.PackageId;
import dev.rubicon.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process of a snapshot, a restore or a rollback is killed at random moments while it writes: the instance is what it was or
 * what it was to become, its journal knows every run, and the same command does the rest.
 */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class SnapshotKillTest {
    private static final int KILLS = Integer.getInteger("rubicon.kills", 2);
    private static final int ROWS = 20_000;
    private static final InstanceName STORE = new InstanceName("Store");
    private static final PackageId APP = new PackageId("customer-app");
    private static final String TABLE = "\"CRONUS$Customer$c7d1f2a8-3b9e-4e21-8a64-5e9b8d3f4c02\"";

    @Parameter
    private boolean onServer;

    @TempDir
    private Path folder;

    private final Random random = new Random(20261121);
    private CrossingUpdate update;
    private int killed;
    private int killedInAll;

    @Test
    void allIsDoneAsAWholeOrNotAtAll() throws Exception {
        prepare();
        rollbacks();
        restores();
        snapshots();
        assertTrue(killedInAll > 0, "nothing was killed");
    }

    private void rollbacks() throws Exception {
        long duration = 0;
        for (int i = 0; i <= KILLS; i++) {
            long runs = runs();
            // The first is let through, to know how long it takes.
            duration = Math.max(duration, kill(i == 0, duration, "rollback", "--yes"));
            boolean old = isOld();
            assertEquals(runs + (old ? 1 : 0), runs(), "the journal lost a run");
            if (!old) {
                run("rollback", "--yes");
            }
            assertTrue(isOld(), "the next run did not roll back");
            run("snapshot", "restore", newest());
            assertTrue(!isOld(), "the rollback was not undone");
        }
        report("rollback");
    }

    private void restores() throws Exception {
        long duration = 0;
        for (int i = 0; i <= KILLS; i++) {
            long runs = runs();
            duration = Math.max(duration, kill(i == 0, duration, "snapshot", "restore", "old"));
            assertEquals(runs + (isOld() ? 1 : 0), runs(), "the journal lost a run");
            run("snapshot", "restore", "old");
            assertTrue(isOld(), "the next run did not restore");
            run("snapshot", "restore", "new");
            assertTrue(!isOld(), "the next run did not restore");
        }
        report("restore");
    }

    private void snapshots() throws Exception {
        long duration = 0;
        for (int i = 0; i <= KILLS; i++) {
            duration = Math.max(duration, kill(i == 0, duration, "snapshot", "create", "--name", "again"));
            assertTrue(!isOld(), "a snapshot changed the instance");
            if (names().contains("again")) {
                run("snapshot", "restore", "again");
                run("snapshot", "delete", "again");
            }
            run("snapshot", "create", "--name", "again");
            run("snapshot", "delete", "again");
            assertEquals(List.of(), leftovers(), "what was killed is still there");
        }
        report("create");
    }

    private void prepare() {
        update = new CrossingUpdate(folder, ROWS);
        update.prepare(
                STORE.value(),
                onServer
                        ? List.of("--database", TestPostgres.url() + "&currentSchema=" + TestPostgres.newSchema())
                        : List.of());
        run("snapshot", "create", "--name", "old");
        run("install", "--id", "customer-app@2.0.0", "--yes");
        run("snapshot", "create", "--name", "new");
    }

    private void run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--instance", STORE.value()));
        all.addAll(keepingAll(words));
        CommandLineRun.mustRun(folder, all.toArray(String[]::new));
    }

    private static List<String> keepingAll(String... words) {
        boolean restores = words[0].equals("rollback") || words[1].equals("restore");
        return restores ? List.of("--keep-snapshots", "99") : List.of();
    }

    /** Kills a command at some moment after it has begun to write; says how long it wrote. */
    private long kill(boolean letThrough, long duration, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        command.addAll(keepingAll(words));
        command.addAll(List.of(
                "--instance", STORE.value(), "--home", folder.resolve("home").toString()));
        Path said = folder.resolve("output");
        List<String> before = files();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        while (process.isAlive() && files().equals(before)) {
            LockSupport.parkNanos(200_000);
        }
        long begun = System.nanoTime();
        if (!letThrough && !process.waitFor((long) (duration * random.nextDouble()), TimeUnit.NANOSECONDS)) {
            process.destroyForcibly();
            killed++;
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the process hangs");
        if (letThrough) {
            assertEquals(0, process.exitValue(), Files.readString(said));
        }
        return letThrough ? System.nanoTime() - begun : 0;
    }

    // Files that anybody writes to while these commands run.
    private List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        for (String place : List.of("snapshots/Store", "instances")) {
            try (Stream<Path> all = Files.list(folder.resolve("home").resolve(place))) {
                all.filter(file -> !file.toString().endsWith("-shm")
                                && !file.toString().endsWith(".lock"))
                        .map(file -> file + " " + file.toFile().length())
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("home/snapshots/Store"))) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tmp") || name.startsWith("again"))
                    .toList();
        }
    }

    private List<String> names() {
        return new Snapshots(folder.resolve("home"))
                .list(STORE).snapshots().stream().map(one -> one.name().value()).toList();
    }

    private String newest() {
        List<Snapshot> automatic = new Snapshots(folder.resolve("home"))
                .list(STORE).snapshots().stream().filter(Snapshot::isAutomatic).toList();
        return automatic.getLast().name().value();
    }

    private long runs() {
        try (InstanceDatabase database = update.open(STORE.value())) {
            return database.sql().number("SELECT count(*) FROM rubicon_journal");
        }
    }

    /** Whether everything is as it was before the update, as opposed to after it; anything else fails. */
    private boolean isOld() {
        try (InstanceDatabase database = update.open(STORE.value())) {
            Sql sql = database.sql();
            if (!onServer) {
                assertEquals(
                        "ok",
                        sql.queryOne("PRAGMA integrity_check", row -> row.getString(1))
                                .orElseThrow());
            }
            String version =
                    database.readState().packages().get(APP).release().version().toString();
            boolean old = version.equals("1.9.0");
            List<String> columns =
                    sql.answer("SELECT * FROM " + TABLE + " LIMIT 1").columns();
            assertEquals(old, columns.contains("Fax"), version);
            assertEquals(ROWS, sql.number("SELECT count(*) FROM " + TABLE), version);
            assertEquals(
                    old ? 0 : ROWS,
                    sql.number("SELECT count(*) FROM " + TABLE + " WHERE length(\"Name\") <= 50"),
                    version);
            assertEquals(
                    old ? 0 : ROWS, sql.number("SELECT coalesce(sum(row_count), 0) FROM rubicon_archive"), version);
            return old;
        }
    }

    private void report(String what) {
        System.out.println(
                "killed " + killed + " of " + KILLS + " times in " + what + (onServer ? ", server" : ", file"));
        killedInAll += killed;
        killed = 0;
    }
}
