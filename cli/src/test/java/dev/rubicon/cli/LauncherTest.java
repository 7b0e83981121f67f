package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What both launchers, that of the sources and that of what is handed out, tell Java for a command. */
class LauncherTest {
    private static final Path LAUNCHER = CommandLineRun.ROOT.resolve("launcher");

    @Test
    void commandsThatOnlyLookAreCompiledQuickly() throws IOException, InterruptedException {
        check("quick @args/quick.args", "--version");
        check("quick @args/quick.args", "instance");
        check("changing @args/quick.args", "plan");
    }

    @Test
    void commandsThatChangeAnInstanceAreTheSameByTheirOtherNames() throws IOException, InterruptedException {
        check("changing @args/changing.args", "install");
        check("changing @args/changing.args", "Install-UscPackage");
    }

    @Test
    void commandsThatReadWholePackagesHashQuickly() throws IOException, InterruptedException {
        check("changing @args/hashing.args", "pack");
        check("changing @args/hashing.args", "publish");
        check("changing @args/changing.args", "inspect");
    }

    @Test
    void whateverElseComesIsCompiledAsUsual() throws IOException, InterruptedException {
        check("changing -XX:TieredStopAtLevel=4", "serve");
        check("changing -XX:TieredStopAtLevel=4", "*");
        check("changing -XX:TieredStopAtLevel=4", "");
    }

    @Test
    void onlyCommandsThatThereAreAreNamed() throws IOException {
        List<String> commands =
                CommandGroups.GROUPS.values().stream().flatMap(List::stream).toList();
        Files.readAllLines(LAUNCHER.resolve("choice.sh")).stream()
                .filter(line -> line.contains(") cache="))
                .flatMap(line ->
                        Arrays.stream(line.substring(0, line.indexOf(')')).split("\\|")))
                .map(String::strip)
                .filter(word -> !word.contains("*"))
                .forEach(word -> assertTrue(commands.contains(word), word));
    }

    @Test
    void whatIsNamedIsThere() throws IOException {
        String script = Files.readString(LAUNCHER.resolve("choice.sh"));
        Pattern.compile("@\\$2/([a-z.]+)")
                .matcher(script)
                .results()
                .map((MatchResult match) -> LAUNCHER.resolve(match.group(1)))
                .forEach(file -> assertTrue(Files.exists(file), file::toString));
    }

    @Test
    void javaTakesAllThatItIsToldWithoutAWord() throws IOException, InterruptedException {
        for (String args : List.of("quick.args", "changing.args", "hashing.args")) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "@" + LAUNCHER.resolve("common.args"),
                            "@" + LAUNCHER.resolve(args),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.rubicon.cli.LauncherTest$English")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertEquals("-1,234,567.50 January Sunday 3 Mar 2026", said, args);
            assertEquals(0, process.waitFor());
        }
    }

    /** Says in a process of its own what Rubicon writes in words, which is English wherever it runs. */
    static final class English {
        private English() {}

        public static void main(String[] none) {
            System.out.println(String.format(Locale.ROOT, "%,.2f ", -1234567.5)
                    + Month.JANUARY.getDisplayName(TextStyle.FULL_STANDALONE, Locale.ENGLISH)
                    + " "
                    + DayOfWeek.SUNDAY.getDisplayName(TextStyle.FULL_STANDALONE, Locale.ENGLISH)
                    + DateTimeFormatter.ofPattern(" d MMM uuuu", Locale.ENGLISH).format(LocalDate.of(2026, 3, 3)));
        }
    }

    private static void check(String expected, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "sh", "-euc", ". ./choice.sh; choose \"$1\" args; echo \"$cache $tiers\"", "sh", command)
                .directory(LAUNCHER.toFile())
                .redirectErrorStream(true)
                .start();
        assertEquals(expected, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        assertEquals(0, process.waitFor());
    }
}
