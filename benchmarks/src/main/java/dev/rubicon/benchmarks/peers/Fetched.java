package dev.rubicon.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Peers that registries have, brought once at the versions that {@code benchmarks/peers} pins, and kept beside the build. */
record Fetched(Path definitions, Path kept) {
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";

    static Fetched ofThisBuild() {
        Path benchmarks = Path.of(System.getProperty("rubicon.root"), "benchmarks");
        return new Fetched(benchmarks.resolve("peers"), benchmarks.resolve("target/peers"));
    }

    /** A Java program with its class path: what comes before its arguments. */
    List<String> java(String peer) throws IOException, InterruptedException {
        Path folder = bring(peer, List.of("mvn", "-q", "-B", "-ntp", COPY, "-DoutputDirectory=lib"));
        if (!Files.exists(folder.resolve("Peer.class"))) {
            succeed(List.of(program("javac"), "-cp", "lib/*", "Peer.java"), folder, folder.resolve("compile.log"));
        }
        return List.of(
                program("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                folder.resolve("lib") + "/*:" + folder,
                "Peer");
    }

    /** A program of Node.js: what comes before its arguments. */
    List<String> node(String peer) throws IOException, InterruptedException {
        Path folder = bring(peer, List.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"));
        return List.of("node", folder.resolve("peer.cjs").toString());
    }

    private Path bring(String peer, List<String> command) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(kept.resolve(peer));
        boolean same = true;
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(definitions.resolve(peer))) {
            all.sorted().forEach(files::add);
        }
        Path done = folder.resolve("fetched");
        for (Path file : files) {
            Path copy = folder.resolve(file.getFileName());
            same &= Files.exists(copy) && Files.mismatch(file, copy) < 0;
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!same || !Files.exists(done)) {
            System.err.println("fetching " + peer + " ...");
            Files.deleteIfExists(done);
            Files.deleteIfExists(folder.resolve("Peer.class"));
            succeed(command, folder, folder.resolve("fetch.log"));
            Files.createFile(done);
        }
        return folder;
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static void succeed(List<String> command, Path folder, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command.getFirst() + " failed; what it said is in " + log);
        }
    }
}
