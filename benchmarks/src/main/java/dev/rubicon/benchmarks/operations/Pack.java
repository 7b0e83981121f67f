package dev.rubicon.benchmarks.operations;

import dev.rubicon.benchmarks.report.TemporaryFolder;
import dev.rubicon.format.Content;
import dev.rubicon.format.PackageWriter;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagePath;
import dev.rubicon.testkit.PackageBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A package file with the 200 sources of an app, in memory before, on the disk after. */
@State(Scope.Benchmark)
public class Pack {
    private final Manifest manifest = PackageBuilder.of("sample", "1.0").manifest();
    private final SortedMap<String, byte[]> sources = new TreeMap<>();
    private final SortedMap<PackagePath, Content> contents = new TreeMap<>();
    private TemporaryFolder folder;

    @Setup
    public void read() throws IOException {
        folder = TemporaryFolder.make("pack");
        Path project = folder.path().resolve("project");
        Sample.APP.write(project, 1);
        try (Stream<Path> files = Files.list(project.resolve("src"))) {
            for (Path file : files.sorted().toList()) {
                byte[] source = Files.readAllBytes(file);
                sources.put("files/" + file.getFileName(), source);
                contents.put(new PackagePath("files/" + file.getFileName()), Content.of(source));
            }
        }
    }

    @TearDown
    public void remove() throws IOException {
        folder.close();
    }

    @Benchmark
    public Object rubicon() {
        return PackageWriter.write(manifest, contents, folder.path());
    }

    /** The JDK's zip of the same files, without manifest and digests. */
    @Benchmark
    public void javaZip() throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.path().resolve("beside.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, byte[]> source : sources.entrySet()) {
                zip.putNextEntry(new ZipEntry(source.getKey()));
                zip.write(source.getValue());
            }
        }
    }
}
