package dev.rubicon.repository;

import dev.sigstore.tuf.FileSystemTufStore;
import dev.sigstore.tuf.HttpFetcher;
import dev.sigstore.tuf.MetaFetcher;
import dev.sigstore.tuf.PassthroughCacheMetaStore;
import dev.sigstore.tuf.RootProvider;
import dev.sigstore.tuf.TrustedMetaStore;
import dev.sigstore.tuf.Updater;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Clients of The Update Framework that others have written. */
enum Peer {
    TUF_JS {
        @Override
        String update(Path client, Path root, ServedFolder served, String path) throws Exception {
            Path metadata = Files.createDirectories(client.resolve("metadata"));
            Path targets = Files.createDirectories(client.resolve("targets"));
            if (!Files.exists(metadata.resolve("root.json"))) {
                Files.copy(root, metadata.resolve("root.json"));
            }
            return run(
                    installed(),
                    "node",
                    SCRIPT.toAbsolutePath().toString(),
                    metadata.toString(),
                    served.url() + "/metadata",
                    targets.toString(),
                    served.url(),
                    path);
        }
    },

    SIGSTORE_JAVA {
        @Override
        String update(Path client, Path root, ServedFolder served, String path) throws Exception {
            Path metadata = Files.createDirectories(client.resolve("metadata"));
            Path targets = Files.createDirectories(client.resolve("targets"));
            // It keeps a target under its path, and makes no folders for it.
            Files.createDirectories(targets.resolve(path).getParent());
            FileSystemTufStore store = FileSystemTufStore.newFileSystemStore(metadata, targets);
            Updater updater = Updater.builder()
                    .setTrustedRootPath(RootProvider.fromFile(root))
                    .setTrustedMetaStore(TrustedMetaStore.newTrustedMetaStore(
                            PassthroughCacheMetaStore.newPassthroughMetaCache(store)))
                    .setTargetStore(store)
                    .setMetaFetcher(
                            MetaFetcher.newFetcher(HttpFetcher.newFetcher(URI.create(served.url() + "/metadata/"))))
                    .setTargetFetcher(HttpFetcher.newFetcher(URI.create(served.url() + "/")))
                    .build();
            try {
                updater.updateMeta();
                updater.downloadTarget(path);
                return ACCEPTED;
            } catch (IOException | RuntimeException e) {
                return "refused: " + e.getClass().getSimpleName() + ": " + e.getMessage();
            }
        }
    };

    static final String ACCEPTED = "accepted";

    private static final Path SCRIPT = Path.of("src/test/peer/client.mjs");

    /**
     * Brings the metadata up to date and downloads a file.
     *
     * @param client what it remembers
     * @param root what it trusts at first
     * @return {@link #ACCEPTED}, or why not, after {@code refused: }
     */
    abstract String update(Path client, Path root, ServedFolder served, String path) throws Exception;

    /** The folder with tuf-js in it, as its lock file says. */
    private static synchronized Path installed() throws Exception {
        Path folder = Path.of("target/peer").toAbsolutePath();
        Assumptions.assumeTrue(
                isThere("node") && isThere("npm"), "node or npm is missing: tuf-js has not tried our repositories");
        if (!Files.isDirectory(folder.resolve("node_modules/tuf-js"))) {
            Files.createDirectories(folder);
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.copy(SCRIPT.resolveSibling(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            String said = run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Assertions.assertEquals(ACCEPTED, said, "npm ci");
        }
        return folder;
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(Path folder, String... command) throws Exception {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "refused: no end";
        }
        return process.exitValue() == 0 ? ACCEPTED : said.startsWith("refused") ? said.strip() : "failed: " + said;
    }
}
