package dev.rubicon.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A real browser with one page, spoken to over its DevTools protocol: the JDK has all that this takes, and a driver of 200 MB would be
 * for a dozen messages.
 */
public final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/opt/google/chrome/chrome");

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();

    /** What the page complained about. */
    public final List<String> complaints = new CopyOnWriteArrayList<>();
    /** Every address that was asked for. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    /** Where one is, on this machine. */
    public static Optional<Path> found() {
        return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** @param profile an empty folder for what it stores */
    public Chromium(Path program, Path profile) throws IOException {
        this.process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-default-apps",
                        "--disable-sync",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        until("it listens", () -> Files.exists(port) && lines(port).size() > 1);
        HttpClient client = HttpClient.newHttpClient();
        URI pages = URI.create("http://127.0.0.1:" + lines(port).getFirst() + "/json/list");
        URI page = URI.create(firstPage(client, pages));
        this.socket =
                client.newWebSocketBuilder().buildAsync(page, new Listening()).join();
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            send(domain + ".enable", Json.object());
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstPage(HttpClient client, URI pages) throws IOException {
        try {
            String listed = client.send(HttpRequest.newBuilder(pages).build(), BodyHandlers.ofString())
                    .body();
            for (JsonNode target : Json.read(listed, "the pages of Chromium")) {
                if (target.get("type").asText().equals("page")) {
                    return target.get("webSocketDebuggerUrl").asText();
                }
            }
            throw new AssertionError("Chromium has no page: " + listed);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private final class Listening implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard(Json.read(text.toString(), "a message of Chromium"));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void heard(JsonNode message) {
        if (message.has("id")) {
            asked.remove(message.get("id").asInt()).complete(message);
            return;
        }
        JsonNode said = message.path("params");
        switch (message.path("method").asText()) {
            case "Network.requestWillBeSent" ->
                requests.add(said.at("/request/url").asText());
            case "Runtime.exceptionThrown" ->
                complaints.add(said.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> complaints.add(said.toString());
            case "Log.entryAdded" -> {
                if (!said.at("/entry/level").asText().equals("verbose")) {
                    complaints.add(said.path("entry").toString());
                }
            }
            default -> {}
        }
    }

    private JsonNode send(String method, ObjectNode parameters) {
        int number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(number, answer);
        ObjectNode message = Json.object().put("id", number).put("method", method);
        message.set("params", parameters);
        socket.sendText(Json.writeLine(message), true).join();
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).path("result");
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(method + " is not answered", e);
        }
    }

    /** How wide the window is, and which colours its owner prefers. */
    public void look(int width, boolean dark) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Json.object()
                        .put("width", width)
                        .put("height", 900)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", width < 600));
        ObjectNode media = Json.object();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        send("Emulation.setEmulatedMedia", media);
    }

    /** Where downloads go. A file has its name there when all of it is. */
    public void downloadTo(Path folder) {
        send(
                "Browser.setDownloadBehavior",
                Json.object().put("behavior", "allow").put("downloadPath", folder.toString()));
    }

    public void open(URI address) {
        send("Page.navigate", Json.object().put("url", address.toString()));
        until("the page is there", () -> value("document.readyState").asText().equals("complete"));
    }

    /** What an expression is in the page. */
    public JsonNode value(String expression) {
        return send(
                        "Runtime.evaluate",
                        Json.object().put("expression", expression).put("returnByValue", true))
                .at("/result/value");
    }

    /** Waits until the page's text has that in it. */
    public void sees(String text) {
        until("the page says '" + text + "'", () -> text().contains(text));
    }

    /** The text of the page as it is seen. */
    public String text() {
        return value("document.body ? document.body.innerText : ''").asText();
    }

    /** Types into whatever has the focus. */
    public void type(String text) {
        send("Input.insertText", Json.object().put("text", text));
    }

    /** Presses Tab or Enter. */
    public void press(String key) {
        int code = key.equals("Tab") ? 9 : 13;
        ObjectNode down = Json.object().put("type", "keyDown").put("key", key).put("code", key);
        down.put("windowsVirtualKeyCode", code);
        if (key.equals("Enter")) {
            down.put("text", "\r");
        }
        send("Input.dispatchKeyEvent", down);
        send(
                "Input.dispatchKeyEvent",
                Json.object()
                        .put("type", "keyUp")
                        .put("key", key)
                        .put("code", key)
                        .put("windowsVirtualKeyCode", code));
    }

    /** Goes on with Tab until the focus is on what says that. */
    public void tabTo(String text) {
        for (int presses = 0; presses < 60; presses++) {
            press("Tab");
            if (value("document.activeElement.textContent.trim()").asText().equals(text)) {
                return;
            }
        }
        throw new AssertionError("no '" + text + "' can be reached with Tab in: " + text());
    }

    /** A picture of the whole page. */
    public void picture(Path file) throws IOException {
        JsonNode shot = send("Page.captureScreenshot", Json.object().put("captureBeyondViewport", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(shot.get("data").asText()));
    }

    /** Waits for something. */
    public static void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain until " + what);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
