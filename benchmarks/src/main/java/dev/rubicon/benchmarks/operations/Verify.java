package dev.rubicon.benchmarks.operations;

import dev.rubicon.benchmarks.report.TemporaryFolder;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.Digest;
import dev.rubicon.testkit.PackageBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** A package file with the 200 sources of an app, opened and compared with its manifest, file by file. */
@State(Scope.Benchmark)
public class Verify {
    private TemporaryFolder folder;
    private Path file;

    @Setup
    public void pack() throws IOException {
        folder = TemporaryFolder.make("verify");
        Path project = folder.path().resolve("project");
        Sample.APP.write(project, 1);
        PackageBuilder builder = PackageBuilder.of("sample", "1.0");
        try (Stream<Path> files = Files.list(project.resolve("src"))) {
            for (Path source : files.sorted().toList()) {
                builder.file("files/" + source.getFileName(), Files.readString(source, StandardCharsets.UTF_8));
            }
        }
        file = builder.writeTo(folder.path()).path();
    }

    @TearDown
    public void remove() throws IOException {
        folder.close();
    }

    @Benchmark
    public void rubicon() {
        try (PackageFile opened = PackageFile.open(file)) {
            opened.verifyAll();
        }
    }

    /** The JDK's zip reader and SHA-256 of each file, compared with nothing. */
    @Benchmark
    public void javaZipAndHash(Blackhole hole) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                try (InputStream in = zip.getInputStream(entries.nextElement())) {
                    MessageDigest hash = Digest.newHash();
                    hash.update(in.readAllBytes());
                    hole.consume(hash.digest());
                }
            }
        }
    }
}
