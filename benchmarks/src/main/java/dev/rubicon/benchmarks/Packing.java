package dev.rubicon.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Packs 100 MB in 1,000 files, in turns with {@code zip -9 -X}, each a whole process, and prints the medians and their ratio. Ours
 * also hashes: every file before it is packed and while it is, and the package. A second run over twice as much with the same
 * small heap shows that memory does not grow with what is packed.
 */
final class Packing {
    private static final int RUNS = 5;
    private static final int FILES = 1000;
    private static final int FILE_BYTES = 100_000;
    private static final String HEAP = "-Xmx64m";

    private Packing() {}

    /** {@code COMMAND...}, Rubicon's launcher. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            System.err.println("usage: benchmarks/run packing ./rubicon");
            System.exit(2);
        }
        PrintStream out = System.out;
        Path work = Files.createTempDirectory("packing");
        try {
            Path files = write(work.resolve("content"), FILES);
            List<String> ours = new ArrayList<>(List.of(args));
            ours.addAll(List.of("pack", "--id", "content", "--version", "1.0", "--output", work.toString(), "--path"));
            List<String> zip = List.of(
                    "zip",
                    "-9",
                    "-X",
                    "-q",
                    "-r",
                    "peer.zip",
                    files.getFileName().toString());
            seconds(plus(ours, files), work);
            List<Double> ourTimes = new ArrayList<>();
            List<Double> zipTimes = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                ourTimes.add(seconds(plus(ours, files), work));
                zipTimes.add(seconds(zip, work));
                Files.delete(work.resolve("peer.zip"));
            }
            out.println("100 MB in 1,000 files, cold processes, medians of " + RUNS + ", in turns, on "
                    + Runtime.getRuntime().availableProcessors() + " processors");
            out.println(line("rubicon pack, " + HEAP, median(ourTimes)));
            out.println(line("zip -9 -X", median(zipTimes)));
            out.println(String.format(Locale.ROOT, "  %.2f times zip", median(ourTimes) / median(zipTimes)));
            Path more = write(work.resolve("more"), 2 * FILES);
            out.println(line("twice as much, the same heap", seconds(plus(ours, more), work)));
        } finally {
            delete(work);
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

    private static double seconds(List<String> command, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_TOOL_OPTIONS", HEAP);
        long start = System.nanoTime();
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IOException("exit code " + code + " of " + command);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static String line(String what, double seconds) {
        return String.format(Locale.ROOT, "  %.2f s  %s", seconds, what);
    }

    private static double median(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
