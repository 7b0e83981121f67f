package dev.rubicon.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone with all that is in it when a benchmark ends. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    /** Beside the build, so that it is on a disk and not in memory. */
    public static TemporaryFolder make(String name) throws IOException {
        Path target = Files.createDirectories(
                Path.of(System.getProperty("rubicon.root")).resolve("benchmarks/target"));
        return new TemporaryFolder(Files.createTempDirectory(target, name));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
