package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.instance.Instances;
import dev.rubicon.installer.instance.Sql;
import dev.rubicon.model.PackageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of an install is killed at random moments: the instance is at one version or the other, never between. */
class KillTest {
    private static final int KILLS = 10;
    private static final int ROWS = 60_000;
    private static final PackageId APP = new PackageId("customer-app");
    private static final String TABLE = "\"CRONUS$Customer$c7d1f2a8-3b9e-4e21-8a64-5e9b8d3f4c02\"";

    @TempDir
    private Path folder;

    @Test
    void anInstanceIsAtTheOldVersionOrAtTheNewOne() throws Exception {
        prepare();
        long most = mostWrittenByAWholeRun();
        Random random = new Random(20261121);
        int killed = 0;
        int old = 0;
        for (int i = 0; i < KILLS; i++) {
            copyInstance("Origin", "Killed");
            Process process = install("Killed");
            long enough = (long) (most * (i + random.nextDouble()) / KILLS);
            while (process.isAlive() && written("Killed") <= enough) {
                Thread.onSpinWait();
            }
            if (process.isAlive()) {
                process.destroyForcibly().waitFor();
                killed++;
            }
            old += isOld("Killed") ? 1 : 0;
            Process again = install("Killed");
            assertTrue(again.waitFor(60, TimeUnit.SECONDS), "the next run hangs");
            assertEquals(0, again.exitValue(), () -> "the next run fails: " + output());
            assertTrue(!isOld("Killed"), "the next run did not update");
        }
        assertTrue(killed >= KILLS / 2, "only " + killed + " of " + KILLS + " runs were killed while they wrote");
        System.out.println("killed " + killed + " of " + KILLS + " runs, " + old + " of them before the commit");
    }

    private void prepare() {
        String examples = CommandLineRun.ROOT.resolve("examples/pos").toString();
        String out = folder.resolve("out").toString();
        mustRun("pack", "--id", "base-app", "--version", "1.0.0", "--path", examples + "/base-app", "--output", out);
        for (String version : List.of("1.9.0", "2.0.0")) {
            String app = examples + "/customer-app/" + version;
            mustRun(
                    "pack",
                    "--id",
                    "customer-app",
                    "--version",
                    version,
                    "--path",
                    app,
                    "--output",
                    out,
                    "--dependency",
                    "base-app");
        }
        mustRun(
                "publish",
                out + "/base-app_1.0.0.zip",
                out + "/customer-app_1.9.0.zip",
                out + "/customer-app_2.0.0.zip");
        mustRun("instance", "create", "Origin", "--company", "CRONUS");
        mustRun("install", "--id", "customer-app@1.9.0", "--instance", "Origin");
        mustRun("sql", "--instance", "Origin", "--write", """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO ${table:Customer} ("No.", Name, Fax)
                SELECT i, 'A name that is a good deal longer than the fifty characters that will be left ' || i, 'fax ' || i
                FROM n""".formatted(ROWS));
    }

    private void mustRun(String... words) {
        CommandLineRun.mustRun(folder, words);
    }

    /** How far the log of an update grows, in bytes. */
    private long mostWrittenByAWholeRun() throws Exception {
        copyInstance("Origin", "Whole");
        Process process = install("Whole");
        long most = 0;
        while (process.isAlive()) {
            most = Math.max(most, written("Whole"));
        }
        assertEquals(0, process.waitFor(), this::output);
        assertTrue(!isOld("Whole"));
        assertTrue(most > 1_000_000, "the update writes too little to be killed in: " + most);
        return most;
    }

    /** The size of the write-ahead log: it grows from the first change of a transaction to its commit. */
    private long written(String instance) {
        return folder.resolve("home/instances/" + instance + ".db-wal").toFile().length();
    }

    private Process install(String instance) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of("install", "--id", "customer-app@2.0.0", "--instance", instance, "--yes"));
        command.addAll(List.of("--home", folder.resolve("home").toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
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

    /** Whether everything is as it was, as opposed to everything being as it is to be; anything else fails. */
    private boolean isOld(String instance) {
        Instances instances = new Instances(folder.resolve("home"));
        try (InstanceDatabase database = InstanceDatabase.open(instances.find(new InstanceName(instance)))) {
            Sql sql = database.sql();
            assertEquals(
                    "ok",
                    sql.queryOne("PRAGMA integrity_check", row -> row.getString(1))
                            .orElseThrow());
            String version =
                    database.readState().packages().get(APP).release().version().toString();
            List<String> columns = sql.query(
                    "SELECT name FROM pragma_table_info(" + TABLE.replace('"', '\'') + ")", row -> row.getString(1));
            long archived = sql.number("SELECT coalesce(sum(row_count), 0) FROM rubicon_archive");
            long cut = sql.number("SELECT count(*) FROM " + TABLE + " WHERE length(Name) <= 50");
            long steps = sql.number("SELECT count(*) FROM rubicon_journal_step WHERE to_version = '2.0.0'");
            boolean old = version.equals("1.9.0");
            assertEquals(old, columns.contains("Fax"), version);
            assertEquals(!old, columns.contains("Website"), version);
            assertEquals(old ? 0 : ROWS, archived, version);
            assertEquals(old ? 0 : ROWS, cut, version);
            assertEquals(old ? 0 : 1, steps, version);
            return old;
        }
    }
}
