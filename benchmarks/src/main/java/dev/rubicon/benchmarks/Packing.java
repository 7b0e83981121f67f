package dev.rubicon.benchmarks;

import dev.rubicon.benchmarks.report.Measured;
import dev.rubicon.benchmarks.report.Report;
import dev.rubicon.benchmarks.report.TemporaryFolder;
import dev.rubicon.benchmarks.report.Turns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Packs 100 MB in 1,000 files, in turns with {@code zip -9 -X}. A second run over twice as much with the same small heap shows that
 * memory does not grow with what is packed.
 */
final class Packing {
    private static final int ROUNDS = 5;
    private static final int FILES = 1000;
    private static final int FILE_BYTES = 100_000;
    private static final String HEAP = "-Xmx64m";

    private Packing() {}

    static Report run(List<String> arguments) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.make("packing")) {
            Path work = folder.path();
            Path files = write(work.resolve("content"), FILES);
            List<String> ours = List.of(
                    Path.of(System.getProperty("rubicon.root"), "rubicon").toString(),
                    "pack",
                    "--id",
                    "content",
                    "--version",
                    "1.0",
                    "--output",
                    work.toString(),
                    "--path");
            List<String> zip = List.of(
                    "zip",
                    "-9",
                    "-X",
                    "-q",
                    "-r",
                    "peer.zip",
                    files.getFileName().toString());
            Report.Draft report = new Report.Draft("packing");
            report.note(
                    "Both are whole processes; Rubicon has a heap of 64 MB, hashes every file twice and the package once.");
            new Turns(1, ROUNDS)
                    .add("rubicon pack", () -> measured(plus(ours, files), work))
                    .add("zip -9 -X", () -> {
                        Measured measured = measured(zip, work);
                        Files.delete(work.resolve("peer.zip"));
                        return measured;
                    })
                    .run("100 MB in 1,000 files", report);
            Path more = write(work.resolve("more"), 2 * FILES);
            report.add("200 MB in 2,000 files", "rubicon pack", List.of(measured(plus(ours, more), work)));
            return report.finish();
        }
    }

    // Three of four are like sources, the fourth is hard to compress.
    private static Path write(Path folder, int files) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(1);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            words.add(Long.toString(Math.abs(random.nextLong()), 36).substring(0, 3 + random.nextInt(6)));
        }
        for (int i = 0; i < files; i++) {
            byte[] content = i % 4 == 3 ? noise(random) : text(words, random);
            Files.write(folder.resolve("file" + i + (i % 4 == 3 ? ".bin" : ".al")), content);
        }
        return folder;
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[FILE_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(List<String> words, Random random) {
        StringBuilder text = new StringBuilder();
        while (text.length() < FILE_BYTES) {
            // Some words are much more frequent than others.
            double rank = random.nextDouble() * random.nextDouble();
            text.append(words.get((int) (rank * words.size()))).append(random.nextInt(9) == 0 ? ";\n    " : " ");
        }
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), FILE_BYTES);
    }

    private static List<String> plus(List<String> command, Path path) {
        List<String> all = new ArrayList<>(command);
        all.add(path.toString());
        return all;
    }

    private static Measured measured(List<String> command, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_TOOL_OPTIONS", HEAP);
        return Measured.process(builder);
    }
}
