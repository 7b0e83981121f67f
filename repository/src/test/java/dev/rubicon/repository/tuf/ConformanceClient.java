package dev.rubicon.repository.tuf;

import dev.rubicon.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our client behind the command line that the conformance suite of TUF clients calls ({@code CLIENT-CLI.md} of
 * theupdateframework/tuf-conformance). {@code conformance} in the test resources starts it.
 */
public final class ConformanceClient {
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    private ConformanceClient(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--")) {
                options.computeIfAbsent(args[i], any -> new ArrayList<>()).add(args[++i]);
            } else {
                words.add(args[i]);
            }
        }
    }

    public static void main(String[] args) throws IOException {
        try {
            new ConformanceClient(args).run();
        } catch (ProblemException e) {
            System.err.println(e.problems());
            System.exit(1);
        }
    }

    private void run() throws IOException {
        TrustStore store = new TrustStore(Path.of(option("--metadata-dir")));
        switch (words.getFirst()) {
            case "init" -> store.write("root", Files.readAllBytes(Path.of(words.get(1))));
            case "refresh" -> refreshed(store);
            case "download" -> {
                Updater updater = refreshed(store);
                for (String target : options.get("--target-name")) {
                    download(updater, target);
                }
            }
            default -> throw new IllegalArgumentException(words.getFirst());
        }
    }

    private Updater refreshed(TrustStore store) {
        return Updater.refreshed(
                store, (name, max) -> get(option("--metadata-url") + name, max), Expiry.strict(Instant.now()));
    }

    private void download(Updater updater, String path) throws IOException {
        TargetFile target = updater.find(path).orElseThrow(() -> MetadataProblems.changed(path, "nobody signed it"));
        Path file = Path.of(option("--target-dir")).resolve(TrustStore.quoted(path));
        if (Files.exists(file) && isRight(path, target, Files.readAllBytes(file))) {
            return;
        }
        String name = path;
        if (updater.root().consistent()) {
            int slash = path.lastIndexOf('/') + 1;
            name = path.substring(0, slash)
                    + target.hashes().values().iterator().next() + "." + path.substring(slash);
        }
        byte[] bytes = get(option("--target-base-url") + name, target.length())
                .orElseThrow(() -> MetadataProblems.missing(path));
        check(path, target, bytes);
        Files.write(file, bytes);
    }

    private static boolean isRight(String path, TargetFile target, byte[] bytes) {
        try {
            check(path, target, bytes);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private static void check(String path, TargetFile target, byte[] bytes) {
        FileCheck check = FileCheck.of(path, target);
        check.update(bytes, 0, bytes.length);
        check.finish();
    }

    private static Optional<byte[]> get(String url, long max) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(10_000);
            connection.setReadTimeout(10_000);
            if (connection.getResponseCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            try (InputStream in = connection.getInputStream()) {
                byte[] bytes = in.readNBytes((int) max + 1);
                if (bytes.length > max) {
                    throw MetadataProblems.tooLong(url, max);
                }
                return Optional.of(bytes);
            }
        } catch (IOException e) {
            throw MetadataProblems.missing(url);
        }
    }

    private String option(String name) {
        return options.get(name).getFirst();
    }
}
