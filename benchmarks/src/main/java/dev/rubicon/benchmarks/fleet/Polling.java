package dev.rubicon.benchmarks.fleet;

import dev.rubicon.benchmarks.report.Listening;
import dev.rubicon.benchmarks.report.Measured;
import dev.rubicon.benchmarks.report.Metric;
import dev.rubicon.benchmarks.report.Report;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fleet of agents, each with a connection that is kept, asks one server what to do: first at the pace of a fleet, then as fast as all can.
 * Then wrk asks for the same unchanged answer, and for a file of the server's repository, beside nginx.
 */
public final class Polling {
    private static final Duration PACE = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern SLOWEST = Pattern.compile("99%\\s+(\\S+)");

    private final Path work;
    private final int agents;
    private final Report.Draft report;

    private Polling(Path work, int agents, Report.Draft report) {
        this.work = work;
        this.agents = agents;
        this.report = report;
    }

    /** {@code [AGENTS [CATALOG]]}: 10,000, and a SQLite file, unless named. */
    public static Report run(List<String> arguments) throws Exception {
        Path work = Files.createTempDirectory("polling");
        try {
            int agents = arguments.isEmpty() ? 10_000 : Integer.parseInt(arguments.getFirst());
            List<String> catalog = arguments.size() < 2 ? List.of() : List.of("--catalog", arguments.get(1));
            Report.Draft report = new Report.Draft("fleet");
            report.note(
                    "Milliseconds are the 99th of a hundred for agents; with wrk, those of the machine for each request.");
            new Polling(work, agents, report).measure(catalog);
            return report.finish();
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void measure(List<String> catalog) throws Exception {
        int port = freePort();
        Path launcher = Path.of(System.getProperty("rubicon.root"), "rubicon");
        run(
                launcher,
                "pack",
                "--id",
                "app",
                "--version",
                "1.0",
                "--output",
                work.resolve("packed").toString());
        run(launcher, "publish", work.resolve("packed/app_1.0.zip").toString(), "--home", work.toString());
        try (ServedFleet fleet = ServedFleet.start(launcher, work, port, catalog)) {
            long began = System.nanoTime();
            List<String> tokens = fleet.register(agents);
            print("%,d agents registered in %.0f s", agents, (System.nanoTime() - began) / 1e9);
            List<Poller> pollers = new ArrayList<>();
            for (String token : tokens) {
                pollers.add(new Poller(port, token));
            }
            print(
                    "%-34s %10s %9s %9s %9s %7s %12s %9s",
                    "", "requests/s", "p50, ms", "p99, ms", "max, ms", "304", "processor", "memory");
            measure("first question of all", fleet, pollers, Duration.ZERO, Duration.ZERO);
            fleet.deploy();
            measure("one in " + PACE.toSeconds() + " s each, a new deployment", fleet, pollers, PACE, LONG);
            measure("as fast as they can", fleet, pollers, Duration.ZERO, SHORT);
            String tag = pollers.getLast().tag();
            for (Poller poller : pollers) {
                poller.close();
            }
            beside(port, tokens.getLast(), tag);
        }
    }

    private static void run(Path launcher, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("exit code " + process.exitValue() + " of " + command);
        }
    }

    private record Outcome(long[] nanos, int unchanged) {}

    private void measure(String name, ServedFleet fleet, List<Poller> pollers, Duration pace, Duration time)
            throws Exception {
        Duration before = fleet.processor();
        List<Future<Outcome>> all = new ArrayList<>();
        CountDownLatch together = new CountDownLatch(1);
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Poller poller : pollers) {
                all.add(threads.submit(() -> {
                    together.await();
                    return ask(poller, pace, began + time.toNanos());
                }));
            }
            together.countDown();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double processor = fleet.processor().minus(before).toMillis() / 1e3;
        int unchanged = 0;
        List<long[]> parts = new ArrayList<>();
        for (Future<Outcome> one : all) {
            parts.add(one.get().nanos());
            unchanged += one.get().unchanged();
        }
        long[] nanos = parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        String agentsName = String.format(Locale.ROOT, "%,d agents: ", agents);
        report.add(
                agentsName + name,
                "rubicon",
                List.of(new Measured(new TreeMap<>(Map.of(
                        Metric.MILLIS,
                        nanos[(int) (nanos.length * 0.99)] / 1e6,
                        Metric.CPU,
                        processor,
                        Metric.REQUESTS,
                        (double) nanos.length,
                        Metric.PEAK,
                        fleet.memory() / 1e6)))));
        print(
                "%-34s %,10.0f %9.1f %9.1f %9.1f %6.1f%% %7.2f core %6d MB",
                name,
                nanos.length / seconds,
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                nanos[nanos.length - 1] / 1e6,
                100.0 * unchanged / nanos.length,
                processor / seconds,
                fleet.memory() / 1_000_000);
    }

    // At a pace, each agent begins somewhere in it, as agents do.
    private static Outcome ask(Poller poller, Duration pace, long end) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        int unchanged = 0;
        if (!pace.isZero()) {
            Thread.sleep(ThreadLocalRandom.current().nextLong(pace.toMillis()));
        }
        do {
            long asked = System.nanoTime();
            int status = poller.poll();
            nanos.add(System.nanoTime() - asked);
            if (status == 304) {
                unchanged++;
            } else if (status != 200) {
                throw new IOException("the server says " + status);
            }
            if (!pace.isZero()) {
                Thread.sleep(pace);
            }
        } while (System.nanoTime() < end);
        return new Outcome(nanos.stream().mapToLong(Long::longValue).toArray(), unchanged);
    }

    private void beside(int port, String token, String tag) throws IOException, InterruptedException {
        int other = freePort();
        Path settings = work.resolve("nginx.conf");
        Files.writeString(
                settings,
                "daemon off; master_process off; pid " + work.resolve("nginx.pid") + "; error_log /dev/null;\n"
                        + "events { worker_connections 1024; }\n"
                        + "http { access_log off; keepalive_requests 1000000000; server { listen 127.0.0.1:" + other
                        + "; root " + work + "; } }\n");
        Process nginx = new ProcessBuilder("nginx", "-p", work.toString(), "-c", settings.toString()).start();
        try {
            Listening.await(nginx, other);
            String file = "/repository/metadata/timestamp.json";
            String nginxTag = tag("http://127.0.0.1:" + other + file);
            String ownTag = tag("http://127.0.0.1:" + port + file);
            print("%-34s %10s %9s", "wrk, 64 connections", "requests/s", "p99");
            wrk("assignment, unchanged", "rubicon", "http://127.0.0.1:" + port + "/fleet/v1/assignment", tag, token);
            wrk("a file", "rubicon", "http://127.0.0.1:" + port + file, "\"none\"", token);
            wrk("a file", "nginx", "http://127.0.0.1:" + other + file, "\"none\"", token);
            wrk("a file, unchanged", "rubicon", "http://127.0.0.1:" + port + file, ownTag, token);
            wrk("a file, unchanged", "nginx", "http://127.0.0.1:" + other + file, nginxTag, token);
        } finally {
            nginx.destroy();
            nginx.waitFor();
        }
    }

    private static String tag(String url) throws IOException, InterruptedException {
        Process curl = new ProcessBuilder("curl", "-sI", url).start();
        String head = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        curl.waitFor();
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("etag:"))
                .map(line -> line.substring(5).strip())
                .findFirst()
                .orElseThrow(() -> new IOException("no tag of " + url));
    }

    private void wrk(String work, String who, String url, String tag, String token)
            throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t2",
                        "-c64",
                        "-d" + SHORT.toSeconds() + "s",
                        "--latency",
                        "-H",
                        "Authorization: Bearer " + token,
                        "-H",
                        "If-None-Match: " + tag,
                        url)
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Matcher rate = RATE.matcher(said);
        Matcher slowest = SLOWEST.matcher(said);
        if (!rate.find() || !slowest.find()) {
            throw new IOException("wrk says: " + said);
        }
        double rateFound = Double.parseDouble(rate.group(1));
        report.add("wrk: " + work, who, Metric.MILLIS, List.of(1_000 / rateFound));
        print("%-34s %,10.0f %9s", work + ", " + who, rateFound, slowest.group(1));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
