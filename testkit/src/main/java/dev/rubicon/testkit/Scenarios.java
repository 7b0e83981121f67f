package dev.rubicon.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Replays scenario files, each in a fresh folder. {@code -Dgolden.update=true} writes what the commands print into the files
 * instead, unless {@code CI} is set.
 */
public final class Scenarios {
    /** Runs one command. */
    @FunctionalInterface
    public interface Program {
        Answer run(List<String> words, Path folder);
    }

    /** What a command printed, standard output and error output as they came, and its exit code. */
    public record Answer(String output, int exitCode) {}

    private Scenarios() {}

    /**
     * A test for each {@code *.scenario} file of a folder.
     *
     * @param varying replaces what differs from run to run, such as digests
     */
    public static List<DynamicTest> tests(Path scenarios, Path work, Program program, UnaryOperator<String> varying) {
        try (Stream<Path> files = Files.list(scenarios)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".scenario"))
                    .sorted()
                    .toList();
            Assertions.assertFalse(sorted.isEmpty(), "no scenarios in " + scenarios);
            return sorted.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(), file.toUri(), () -> check(file, work, program, varying)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path file, Path work, Program program, UnaryOperator<String> varying) throws IOException {
        String expected = Files.readString(file);
        Scenario scenario = Scenario.parse(expected);
        Path folder = work.resolve(file.getFileName().toString().replace(".scenario", ""));
        Files.createDirectories(folder);
        for (var entry : scenario.files().entrySet()) {
            Path target = folder.resolve(entry.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, entry.getValue());
        }
        List<Scenario.Step> replayed = new ArrayList<>();
        for (Scenario.Step step : scenario.steps()) {
            Answer answer = program.run(Scenario.words(step.command()), folder);
            String output = varying.apply(answer.output().replace(folder.toString(), "$DIR"));
            List<String> lines = output.lines().map(String::stripTrailing).toList();
            replayed.add(new Scenario.Step(step.before(), step.command(), lines, answer.exitCode()));
        }
        String actual = new Scenario(replayed, scenario.files()).render();
        if (isUpdate()) {
            Files.writeString(file, actual);
        } else {
            Assertions.assertEquals(new Scenario(scenario.steps(), scenario.files()).render(), actual);
        }
    }

    /** The words of a command, split as a shell does at blanks, with single and double quotes, up to a comment. */
    public static List<String> words(String command) {
        return Scenario.words(command);
    }

    /** Whether what is printed is to be written into the files, instead of compared with them. */
    public static boolean isUpdate() {
        return Boolean.getBoolean("golden.update") && System.getenv("CI") == null;
    }
}
