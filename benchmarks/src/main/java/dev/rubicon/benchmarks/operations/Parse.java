package dev.rubicon.benchmarks.operations;

import dev.rubicon.al.parse.SourceParser;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.benchmarks.report.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** 200 files of AL with a table each, from bytes to trees. A real corpus is what {@code benchmarks/run parsing} is for. */
@State(Scope.Benchmark)
public class Parse {
    private final List<byte[]> sources = new ArrayList<>();

    @Setup
    public void read() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.make("parse")) {
            Sample.APP.write(folder.path(), 1);
            try (Stream<Path> files = Files.list(folder.path().resolve("src"))) {
                for (Path file : files.sorted().toList()) {
                    sources.add(Files.readAllBytes(file));
                }
            }
        }
    }

    @Benchmark
    public void rubicon(Blackhole hole) {
        for (byte[] source : sources) {
            hole.consume(SourceParser.parse(Source.decode("Table.al", source), Set.of(), new Findings()));
        }
    }

    /** The bytes only made text. */
    @Benchmark
    public void decodeOnly(Blackhole hole) {
        for (byte[] source : sources) {
            hole.consume(Source.decode("Table.al", source));
        }
    }
}
