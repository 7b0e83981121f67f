package dev.rubicon.benchmarks.installing;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long something took, how long processors worked for it, and what memory it needed.
 *
 * @param cpuSeconds of the client; what a database server works is in {@link Place#cpuSeconds}
 * @param peakMegabytes resident, at most; 0 if nobody could say
 */
record Measured(double seconds, double cpuSeconds, long peakMegabytes) {
    private static final long LOOK_MILLIS = 5;

    /** Something that is done in this process. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static Measured work(Work work) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - start;
        return new Measured(nanos / 1e9, (threads.getCurrentThreadCpuTime() - cpu) / 1e9, 0);
    }

    Measured plusCpu(double more) {
        return new Measured(seconds, cpuSeconds + more, peakMegabytes);
    }

    /** A process of its own, which has to succeed. */
    static Measured process(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("rubicon-benchmark", ".txt");
        try {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            long peak = 0;
            Duration cpu = Duration.ZERO;
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peakKilobytes(process.pid()));
                cpu = process.info().totalCpuDuration().orElse(cpu);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (process.exitValue() != 0) {
                throw new IOException(
                        "exit code " + process.exitValue() + " of " + command + "\n" + Files.readString(output));
            }
            return new Measured(seconds, cpu.toNanos() / 1e9, peak / 1024);
        } finally {
            Files.delete(output);
        }
    }

    // Linux says so as long as the process is there.
    private static long peakKilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // It has just gone.
            return 0;
        }
    }
}
