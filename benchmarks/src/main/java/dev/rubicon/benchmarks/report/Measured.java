package dev.rubicon.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What one run needed.
 *
 * @param figures those that could be measured
 */
public record Measured(SortedMap<Metric, Double> figures) {
    private static final long LOOK_MILLIS = 5;

    public Measured {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /** Something that is done in this process. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** In this thread. Nobody can say how much memory work in this process needs. */
    public static Measured work(Work work) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - start;
        return of(nanos / 1e9, (threads.getCurrentThreadCpuTime() - cpu) / 1e9);
    }

    private static Measured of(double seconds, double cpuSeconds) {
        return new Measured(new TreeMap<>(Map.of(Metric.WALL, seconds, Metric.CPU, cpuSeconds)));
    }

    /** With what the database server worked for it. */
    public Measured plusServer(double cpuSeconds) {
        SortedMap<Metric, Double> more = new TreeMap<>(figures);
        more.merge(Metric.CPU, cpuSeconds, Double::sum);
        more.put(Metric.SERVER_CPU, cpuSeconds);
        return new Measured(more);
    }

    /** This, and then another one. */
    public Measured then(Measured next) {
        SortedMap<Metric, Double> both = new TreeMap<>(figures);
        next.figures.forEach(
                (metric, value) -> both.merge(metric, value, metric == Metric.PEAK ? Math::max : Double::sum));
        return new Measured(both);
    }

    /** A process of its own with all that it starts, which has to succeed. */
    public static Measured process(List<String> command) throws IOException, InterruptedException {
        return process(new ProcessBuilder(command));
    }

    /** The same, in a folder and with an environment. */
    public static Measured process(ProcessBuilder builder) throws IOException, InterruptedException {
        List<String> command = builder.command();
        Path output = Files.createTempFile("rubicon-benchmark", ".txt");
        Path times = Files.createTempFile("rubicon-benchmark", ".txt");
        try {
            // The shell knows what the kernel says of a process and all its children, to the millisecond.
            List<String> timed = new ArrayList<>(List.of(
                    "bash", "-c", "TIMEFORMAT='%3R %3U %3S'; { time \"$@\" 2>&3; } 3>&2 2>\"$0\"", times.toString()));
            timed.addAll(command);
            Process process = builder.command(timed)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            long peak = 0;
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peakKilobytes(process.pid()));
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        "exit code " + process.exitValue() + " of " + command + "\n" + Files.readString(output));
            }
            double[] seconds = Arrays.stream(Files.readString(times).strip().split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            EnumMap<Metric, Double> figures = new EnumMap<>(Metric.class);
            figures.put(Metric.WALL, seconds[0]);
            figures.put(Metric.CPU, seconds[1] + seconds[2]);
            if (peak > 0) {
                figures.put(Metric.PEAK, peak / 1024.0);
            }
            return new Measured(new TreeMap<>(figures));
        } finally {
            builder.command(command);
            Files.delete(output);
            Files.delete(times);
        }
    }

    // Linux says so as long as the process is there; a child is one of the first thread's, as those of shells and
    // launchers are.
    private static long peakKilobytes(long pid) {
        Path process = Path.of("/proc/" + pid);
        try {
            long own = Files.readAllLines(process.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
            String children = Files.readString(process.resolve("task/" + pid + "/children"));
            return Stream.of(children.strip().split(" "))
                    .filter(child -> !child.isEmpty())
                    .mapToLong(child -> peakKilobytes(Long.parseLong(child)))
                    .reduce(own, Math::max);
        } catch (IOException e) {
            // It has just gone.
            return 0;
        }
    }
}
