package dev.rubicon.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Runs several commands in one process, for Java to learn from: one a line, read from standard input, words apart by blanks. */
final class Training {
    private Training() {}

    /** Ends at the first command that fails, with its exit code. */
    public static void main(String[] none) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int exitCode = ExitCode.DONE.value();
        String line = lines.readLine();
        while (line != null && exitCode == ExitCode.DONE.value()) {
            exitCode = Main.run(line.split(" "));
            line = lines.readLine();
        }
        System.exit(exitCode);
    }
}
