package dev.rubicon.benchmarks;

import dev.rubicon.al.parse.CodeParser;
import dev.rubicon.al.parse.SourceParser;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.Procedure;
import dev.rubicon.al.tree.SourceFile;
import dev.rubicon.benchmarks.Corpus.AlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One operation reads all files of a corpus, from bytes to trees. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class ParsingBenchmark {
    @Param("")
    public String folder;

    @Param({"TABLE", "CODEUNIT"})
    public dev.rubicon.al.tree.ObjectKind kind;

    private Corpus corpus;

    @Setup
    public void read() throws IOException {
        corpus = Corpus.read(Path.of(folder), kind);
    }

    /** What a schema needs: no code, and nothing of files without tables. */
    @Benchmark
    public void data(Blackhole hole) {
        for (AlFile file : corpus.files()) {
            hole.consume(SourceParser.parseData(source(file), Set.of(), new Findings()));
        }
    }

    /** Everything down to the last expression. */
    @Benchmark
    public void whole(Blackhole hole) {
        for (AlFile file : corpus.files()) {
            Findings findings = new Findings();
            SourceFile parsed = SourceParser.parse(source(file), Set.of(), findings);
            hole.consume(parsed);
            for (ObjectDeclaration object : parsed.objects()) {
                for (Procedure procedure : object.procedures()) {
                    procedure.body().ifPresent(body -> hole.consume(CodeParser.parse(body, findings)));
                }
            }
        }
    }

    private static Source source(AlFile file) {
        return Source.decode(file.path().toString(), file.bytes());
    }

    /** Another parser over the same files. */
    @State(Scope.Benchmark)
    public static class PeerState {
        @Param("")
        public String peer;

        private Peer process;

        @Setup
        public void start(ParsingBenchmark ours) throws IOException {
            process = Peer.start(peer, ours.corpus);
        }

        @TearDown
        public void stop() throws IOException {
            process.close();
        }
    }

    @Benchmark
    public String peer(PeerState state) {
        return state.process.parse();
    }
}
