package dev.rubicon.benchmarks.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A server in a process of its own, with a fleet that is registered with it. */
final class ServedFleet implements AutoCloseable {
    private static final int AT_A_TIME = 32;

    private final Process process;
    private final int port;
    private final String admin;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ServedFleet(Process process, int port, String admin) {
        this.process = process;
        this.port = port;
        this.admin = admin;
    }

    static ServedFleet start(Path launcher, Path home, int port, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(launcher.toString(), "serve", "--home", home.toString(), "--port", String.valueOf(port)));
        command.addAll(more);
        Process process = new ProcessBuilder(command)
                .redirectError(home.resolve("server.log").toFile())
                .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.contains("rbn_")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the server did not start; see " + home.resolve("server.log"));
        }
        return new ServedFleet(
                process, port, line.substring(line.indexOf("rbn_")).strip());
    }

    /** The server cannot answer now. */
    static final class Busy extends IOException {
        private static final long serialVersionUID = 1L;

        Busy(String path) {
            super(path + ": the server is busy");
        }
    }

    /** Registers instances; every hundredth is in the ring {@code pilot}. @return the tokens of their agents */
    List<String> register(int instances) throws Exception {
        List<Future<String>> tokens = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (int i = 0; i < instances; i++) {
                String name = "store-" + i;
                String ring = i % 100 == 0 ? "pilot" : "shops";
                tokens.add(threads.submit(() -> register(name, ring)));
            }
            List<String> all = new ArrayList<>();
            for (Future<String> token : tokens) {
                all.add(token.get());
            }
            return all;
        }
    }

    private String register(String name, String ring) throws IOException, InterruptedException {
        String invitation = post("/api/v1/fleet/instances/" + name + "/invite", admin, "{\"ring\":\"" + ring + "\"}")
                .get("token")
                .textValue();
        return post("/fleet/v1/register", invitation, "{\"name\":\"" + name + "\",\"client\":\"benchmark\"}")
                .get("token")
                .textValue();
    }

    /** Makes a deployment to the ring {@code pilot}: its agents have something new to do. */
    void deploy() throws IOException, InterruptedException {
        post(
                "/api/v1/deployments",
                admin,
                "{\"name\":\"May\",\"rings\":[\"pilot\"],\"request\":{\"kind\":\"install\",\"rest\":\"stays\","
                        + "\"archive\":true,\"packages\":[{\"id\":\"bundle/pos\",\"version\":\"^2.0.0\"}]}}");
    }

    private JsonNode post(String path, String token, String json) throws IOException, InterruptedException {
        return Json.read(asked("POST", path, token, json), "the answer");
    }

    /** Asks as the admin. */
    JsonNode asked(String method, String path, String json) throws IOException, InterruptedException {
        return Json.read(asked(method, path, admin, json), "the answer");
    }

    /** What the server answers to whoever has the token. */
    String asked(String method, String path, String token, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() == 503) {
            throw new Busy(path);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + ": " + answer.body());
        }
        return answer.body();
    }

    /** Time of the processor so far. */
    Duration processor() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The most memory so far, in bytes. */
    long memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> 1_024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
