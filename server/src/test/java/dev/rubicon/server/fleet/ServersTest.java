package dev.rubicon.server.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.server.TestCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one catalog: any of them may end at any time. */
class ServersTest {
    /** More by -Drubicon.agents=200. */
    private static final int AGENTS = Integer.getInteger("rubicon.agents", 9);

    /** More by -Drubicon.kills=20. */
    private static final int KILLS = Integer.getInteger("rubicon.kills", 2);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<ServerProcess> servers = new CopyOnWriteArrayList<>();
    private final Semaphore applied = new Semaphore(0);
    private volatile boolean over;
    private String admin = "";

    @TempDir
    private Path folder;

    @Test
    void aServerThatIsKilledInTheMiddleOfAWaveLosesNothing() throws Exception {
        String catalog = TestCatalog.POSTGRESQL.fresh(folder);
        try {
            servers.add(ServerProcess.start(folder.resolve("0"), catalog));
            servers.add(ServerProcess.start(folder.resolve("1"), catalog));
            admin = servers.getFirst().admin().orElseThrow();
            assertEquals(Optional.empty(), servers.get(1).admin());
            List<TestAgent> agents = agents();
            int wave = Math.max(2, AGENTS / 4);
            String id = asked(
                            "POST",
                            "/api/v1/deployments",
                            TestFleet.wanted(1, wave, 1, "pilot", "shops").json())
                    .get("id")
                    .textValue();
            asked("POST", "/api/v1/deployments/" + id + "/start", Json.object());
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> running = new ArrayList<>();
                agents.forEach(agent -> running.add(threads.submit(() -> work(agent))));
                for (int kill = 0; kill < KILLS; kill++) {
                    // Somewhere in a wave, later each time.
                    applied.tryAcquire(Math.max(1, AGENTS / (KILLS + 2)), PATIENCE.toSeconds(), TimeUnit.SECONDS);
                    servers.getFirst().kill();
                    servers.removeFirst();
                    if (kill < KILLS - 1) {
                        servers.add(ServerProcess.start(folder.resolve("" + (kill + 2)), catalog));
                    }
                }
                finished(id);
                over = true;
                for (Future<?> one : running) {
                    one.get();
                }
            }
            for (TestAgent agent : agents) {
                assertEquals(1, agent.applied.size(), agent.name + " applied " + agent.applied);
            }
            audited(agents.size());
        } finally {
            over = true;
            servers.forEach(ServerProcess::close);
        }
    }

    private List<TestAgent> agents() {
        List<TestAgent> agents = new ArrayList<>();
        for (int number = 0; number < AGENTS; number++) {
            String ring = number < 3 ? "pilot" : "shops";
            String name = "store-" + number;
            String invitation = asked(
                            "POST",
                            "/api/v1/fleet/instances/" + name + "/invite",
                            Json.object().put("ring", ring))
                    .get("token")
                    .textValue();
            agents.add(new TestAgent(name, this::any).registered(invitation));
        }
        return agents;
    }

    private URI any() {
        List<ServerProcess> now = List.copyOf(servers);
        return now.get(ThreadLocalRandom.current().nextInt(now.size())).address();
    }

    // An agent asks whichever server there is, again and again.
    private void work(TestAgent agent) {
        int before = 0;
        while (!over) {
            try {
                agent.round();
            } catch (UncheckedIOException e) {
                // That server is gone; the next time it asks another one.
            }
            if (agent.applied.size() > before) {
                before = agent.applied.size();
                applied.release();
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(20, 120));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void finished(String id) {
        Instant last = Instant.now().plus(PATIENCE);
        JsonNode shown;
        do {
            assertTrue(Instant.now().isBefore(last), "it does not finish");
            pause();
            shown = asked("GET", "/api/v1/deployments/" + id, Json.object());
        } while (!shown.get("phase").asText().equals("finished"));
        shown.get("instances")
                .forEach(one -> assertEquals("succeeded", one.get("state").asText(), one::toString));
        assertEquals(AGENTS, shown.get("instances").size());
    }

    private void audited(int instances) {
        List<String> ended = new ArrayList<>();
        long before = Long.MAX_VALUE;
        while (before > 1) {
            for (JsonNode entry : asked("GET", "/api/v1/audit?limit=1000&before=" + before, Json.object())
                    .get("value")) {
                if (entry.get("action").asText().equals("instance.succeeded")) {
                    ended.add(entry.at("/detail/instance").asText());
                }
                before = entry.get("seq").asLong();
            }
        }
        assertEquals(instances, ended.size(), ended::toString);
        assertEquals(instances, new HashSet<>(ended).size(), ended::toString);
        assertEquals(
                "whole",
                asked("GET", "/api/v1/audit/verify", Json.object())
                        .get("verdict")
                        .asText());
    }

    private JsonNode asked(String method, String path, ObjectNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(any().resolve(path))
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/json");
        boolean get = method.equals("GET");
        request.method(method, get ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.writeLine(body)));
        try {
            String answer = TestAgent.CLIENT
                    .send(request.build(), BodyHandlers.ofString())
                    .body();
            return Json.read(answer, "the answer to " + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
