package dev.rubicon.benchmarks.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.benchmarks.report.Measured;
import dev.rubicon.benchmarks.report.Metric;
import dev.rubicon.benchmarks.report.Report;
import dev.rubicon.format.Json;
import dev.rubicon.model.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A deployment to a whole fleet: every instance plans, then waves of a tenth of all go one after the other. The peer is the same server
 * with a tenth of the instances: what one instance costs should not grow with how many there are.
 */
public final class Rolling {
    private static final int AT_A_TIME = 32;
    private static final Duration MOST = Duration.ofMinutes(10);

    private final ServedFleet fleet;
    private final String deployment;
    private final AtomicInteger busy = new AtomicInteger();
    private final Instant end = Instant.now().plus(MOST);

    private Rolling(ServedFleet fleet, String deployment) {
        this.fleet = fleet;
        this.deployment = deployment;
    }

    /** {@code [INSTANCES [CATALOG]]}: 10,000, and a SQLite file, unless named. */
    public static Report run(List<String> arguments) throws Exception {
        int instances = arguments.isEmpty() ? 10_000 : Integer.parseInt(arguments.getFirst());
        List<String> catalog = arguments.size() < 2 ? List.of() : List.of("--catalog", arguments.get(1));
        Report.Draft report = new Report.Draft("rolling");
        report.note(
                "Milliseconds are those of the machine for each instance; the processor's seconds are the server's, for all.");
        report.note("A deployment is given up after " + MOST.toMinutes() + " minutes.");
        for (int number : new int[] {instances / 10, instances}) {
            measure(number, catalog, report);
        }
        return report.finish();
    }

    private static void measure(int instances, List<String> catalog, Report.Draft report) throws Exception {
        Path work = Files.createTempDirectory("rolling");
        Path launcher = Path.of(System.getProperty("rubicon.root"), "rubicon");
        try (ServedFleet fleet = ServedFleet.start(launcher, work, Polling.freePort(), catalog)) {
            List<String> tokens = fleet.register(instances);
            JsonNode made = fleet.asked(
                    "POST",
                    "/api/v1/deployments",
                    "{\"name\":\"May\",\"rings\":[\"pilot\",\"shops\"],\"waveSize\":" + Math.max(1, instances / 10)
                            + ",\"request\":{\"kind\":\"install\",\"rest\":\"stays\",\"archive\":true,"
                            + "\"packages\":[{\"id\":\"bundle/pos\",\"version\":\"^2.0.0\"}]}}");
            Rolling rolling = new Rolling(fleet, made.get("id").textValue());
            rolling.timed("plan", instances, report, () -> rolling.each(tokens, rolling::plan));
            fleet.asked("POST", "/api/v1/deployments/" + rolling.deployment + "/start", "{}");
            rolling.timed("update", instances, report, () -> rolling.waves(tokens));
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void timed(String what, int instances, Report.Draft report, Callable<Integer> work) throws Exception {
        Duration before = fleet.processor();
        long began = System.nanoTime();
        int done = work.call();
        double seconds = (System.nanoTime() - began) / 1e9;
        double processor = fleet.processor().minus(before).toMillis() / 1e3;
        System.out.println(String.format(
                Locale.ROOT,
                "%-8s %,7d of %,7d instances in %6.1f s: %6.2f ms each, of the processor %6.2f ms each, memory %d MB, told to come again %d times",
                what,
                done,
                instances,
                seconds,
                1e3 * seconds / Math.max(1, done),
                1e3 * processor / Math.max(1, done),
                fleet.memory() / 1_000_000,
                busy.getAndSet(0)));
        report.add(
                what + " of an instance among " + String.format(Locale.ROOT, "%,d", instances),
                "rubicon",
                List.of(new Measured(new TreeMap<>(Map.of(
                        Metric.MILLIS, 1e3 * seconds / Math.max(1, done),
                        Metric.CPU, processor,
                        Metric.PEAK, fleet.memory() / 1e6)))));
    }

    private interface Step {
        /** @return whether the instance has got on by it */
        boolean done(String token) throws Exception;
    }

    // What ended in the middle of something counts as not done.
    private static boolean isDone(Future<Boolean> one) throws Exception {
        try {
            return one.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ServedFleet.Busy) {
                return false;
            }
            throw e;
        }
    }

    private int each(List<String> tokens, Step step) throws Exception {
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (String token : tokens) {
                all.add(threads.submit(() -> Instant.now().isBefore(end) && step.done(token)));
            }
        }
        int done = 0;
        for (Future<Boolean> one : all) {
            done += isDone(one) ? 1 : 0;
        }
        return done;
    }

    private JsonNode assignment(String token) throws IOException, InterruptedException {
        return Json.read(asked("GET", "/fleet/v1/assignment", token, ""), "the assignment");
    }

    // As agents do: a server that is busy is asked again.
    private String asked(String method, String path, String token, String json)
            throws IOException, InterruptedException {
        while (true) {
            try {
                return fleet.asked(method, path, token, json);
            } catch (ServedFleet.Busy e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                busy.incrementAndGet();
            }
        }
    }

    private boolean plan(String token) throws IOException, InterruptedException {
        JsonNode prepare = assignment(token);
        String digest = Digest.of(token.getBytes(StandardCharsets.UTF_8)).hex();
        asked(
                "PUT",
                "/fleet/v1/plan/" + deployment,
                token,
                "{\"deployment\":\"" + deployment + "\",\"number\":" + prepare.get("number")
                        + ",\"answer\":\"ready\",\"digest\":\""
                        + digest
                        + "\",\"steps\":[{\"action\":\"update\",\"id\":\"pos\",\"from\":\"1.0.0\",\"to\":\"2.0.0\","
                        + "\"forced\":false,\"reasons\":[],\"breaking\":0,\"lost\":0}],\"plan\":{\"whole\":true}}");
        return true;
    }

    private int waves(List<String> tokens) throws Exception {
        List<String> waiting = new ArrayList<>(tokens);
        while (!waiting.isEmpty() && Instant.now().isBefore(end)) {
            List<String> still = new ArrayList<>();
            each(waiting, token -> {
                boolean done = update(token);
                if (!done) {
                    synchronized (still) {
                        still.add(token);
                    }
                }
                return done;
            });
            if (Instant.now().isBefore(end)) {
                waiting = still;
            }
        }
        JsonNode shown = fleet.asked("GET", "/api/v1/deployments/" + deployment, "");
        int succeeded = 0;
        for (JsonNode one : shown.get("instances")) {
            succeeded += one.path("state").asText().equals("succeeded") ? 1 : 0;
        }
        return succeeded;
    }

    private boolean update(String token) throws IOException, InterruptedException {
        JsonNode apply = assignment(token);
        if (!apply.path("kind").asText().equals("apply")) {
            return false;
        }
        for (String state : List.of("\"accepted\"", "\"running\",\"step\":1,\"of\":1", "\"succeeded\"")) {
            asked(
                    "PUT",
                    "/fleet/v1/progress/" + deployment,
                    token,
                    "{\"deployment\":\"" + deployment + "\",\"fence\":" + apply.get("fence") + ",\"state\":" + state
                            + ",\"at\":\"" + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "\"}");
        }
        return true;
    }
}
