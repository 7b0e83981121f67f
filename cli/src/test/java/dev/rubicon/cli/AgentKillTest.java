package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.fleet.rollout.Status;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.testkit.MortalPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process of an agent is killed at random moments of an update: the instance is at one version or the other, the server never
 * believes otherwise, and the next process finishes it and says so.
 */
class AgentKillTest {
    private static final int KILLS = Integer.getInteger("rubicon.kills", 10);
    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void theServerIsToldTheTruth() throws Exception {
        CrossingUpdate update = new CrossingUpdate(folder, ROWS);
        update.prepare("Origin", List.of());
        check(update, new KillTest.SqliteFiles(update), KILLS);
    }

    @Test
    void onPostgresToo() throws Exception {
        CrossingUpdate update = new CrossingUpdate(folder, ROWS);
        try (MortalPostgres server = new MortalPostgres(folder.resolve("server"));
                PostgresKillTest.Databases databases = new PostgresKillTest.Databases(update, server)) {
            databases.execute("CREATE DATABASE origin");
            update.prepare("Origin", List.of("--database", server.url("origin")));
            check(update, databases, KILLS / 2);
        }
    }

    private static void check(CrossingUpdate update, KillPlace place, int kills) throws Exception {
        try (FleetStub server = new FleetStub()) {
            AgentUpdate agent = new AgentUpdate(update, place, server);
            new KillRuns(agent, agent).check(kills, Killing.PROCESS);
            agent.checkTold();
        }
    }

    /** An update that a server wants, planned and approved before its agent is started. */
    private record AgentUpdate(CrossingUpdate update, KillPlace place, FleetStub server)
            implements Killable, KillPlace {
        @Override
        public void makeInstance() throws Exception {
            place.makeInstance();
            Path agent = update.folder().resolve("home/agents").resolve(INSTANCE);
            if (Files.exists(agent)) {
                checkTold();
                Files.deleteIfExists(agent.resolve("state.json"));
            } else {
                register();
            }
            server.deploy("customer-app", "2.0.0");
            CommandLineRun.mustRun(update.folder(), "agent", "--once", "--instance", INSTANCE);
            server.approve();
        }

        private void register() {
            InputStream before = System.in;
            System.setIn(new ByteArrayInputStream("once-only-0123456789".getBytes(StandardCharsets.UTF_8)));
            try {
                CommandLineRun.mustRun(
                        update.folder(), "agent", "register", "--server", server.url(), "--instance", INSTANCE);
            } finally {
                System.setIn(before);
            }
        }

        /** After a run that nobody has ended. */
        private void checkTold() {
            assertInstanceOf(Status.Succeeded.class, server.status());
            assertEquals("2.0.0", installed());
        }

        private String installed() {
            return server.report().packages().stream()
                    .filter(one -> one.id().value().equals("customer-app"))
                    .map(one -> one.version().toString())
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public Process start(String instance) throws IOException {
            return new InstallProcess(update.folder()).command("agent", "--once", "--instance", instance);
        }

        @Override
        public Path folder() {
            return update.folder();
        }

        @Override
        public InstanceDatabase open(String instance) {
            return update.open(instance);
        }

        @Override
        public String output() {
            return update.output();
        }

        @Override
        public boolean isOld(String instance) {
            boolean old = update.isOld(instance);
            assertFalse(old && server.status() instanceof Status.Succeeded, "the server believes what is not so");
            assertFalse(server.status() instanceof Status.Failed, () -> "nothing has failed: " + server.status());
            return old;
        }

        @Override
        public long written() throws Exception {
            return place.written();
        }

        @Override
        public void kill(Killing killing, Process process) throws Exception {
            place.kill(killing, process);
        }

        @Override
        public void settle() throws Exception {
            place.settle();
        }
    }
}
