package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rubicon.testkit.Scenarios;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manual pages and completion as the programs take them that they are for; without such a program its tests are skipped. */
class ReferenceTest {
    @TempDir
    private Path folder;

    @Test
    void everyCommandHasAPage() throws IOException {
        CommandLineRun.mustRun(folder, "man", "--output", folder.resolve("man1").toString());
        try (Stream<Path> pages = Files.list(folder.resolve("man1"))) {
            List<String> names =
                    pages.map(page -> page.getFileName().toString()).toList();
            CommandGroups.GROUPS.values().stream()
                    .flatMap(List::stream)
                    .forEach(name -> assertTrue(names.contains("rubicon-" + name + ".1"), name));
            assertTrue(names.containsAll(List.of("rubicon.1", "rubicon-archive-restore.1")));
        }
    }

    @Test
    void troffHasNothingToSayAboutAnyPage() throws IOException, InterruptedException {
        needs("groff");
        CommandLineRun.mustRun(folder, "man", "--output", folder.resolve("man1").toString());
        assertEquals("", said("cd man1 && groff -man -Tutf8 -ww -z *.1"));
    }

    @Test
    void aPageSaysWhatHelpSays() throws IOException, InterruptedException {
        needs("man");
        Files.writeString(
                folder.resolve("page"),
                CommandLineRun.run(List.of("man", "archive", "restore"), folder).output());
        String page = said("MANWIDTH=80 LC_ALL=C.UTF-8 man -l page | col -b");
        assertTrue(page.contains("rubicon archive restore ["), page);
        assertTrue(page.contains("rubicon-archive(1)"), page);
        CommandLineRun.run(List.of("archive", "restore", "--help"), folder)
                .output()
                .lines()
                .filter(line -> line.startsWith("  rubicon archive"))
                .forEach(example -> assertTrue(page.contains(example.strip()), example));
    }

    @Test
    void aCommandThatIsNotThereHasNone() {
        Scenarios.Answer answer = CommandLineRun.run(List.of("man", "archive", "nothing"), folder);
        assertEquals(ExitCode.USAGE.value(), answer.exitCode());
        assertTrue(answer.output().contains("there is no command 'archive nothing'"), answer.output());
    }

    @Test
    void bashCompletesCommandsAndOptions() throws IOException, InterruptedException {
        needs("bash");
        write("bash");
        check("install", "bash", "COMP_WORDS=(rubicon inst) COMP_CWORD=1; _complete_rubicon; echo ${COMPREPLY[@]}");
        check(
                "restore",
                "bash",
                "COMP_WORDS=(rubicon archive res) COMP_CWORD=2; _complete_rubicon; echo ${COMPREPLY[@]}");
        check(
                "--atomic",
                "bash",
                "COMP_WORDS=(rubicon install --ato) COMP_CWORD=2; _complete_rubicon; echo ${COMPREPLY[@]}");
    }

    @Test
    void fishCompletesCommandsAndOptions() throws IOException, InterruptedException {
        needs("fish");
        write("fish");
        check("install", "fish", "complete -C 'rubicon inst'");
        check("restore", "fish", "complete -C 'rubicon archive res'");
        check("--atomic", "fish", "complete -C 'rubicon install --ato'");
    }

    @Test
    void zshReadsItsScript() throws IOException, InterruptedException {
        needs("zsh");
        write("zsh");
        check("_rubicon", "zsh", "echo $_comps[rubicon]; whence _rubicon_archive_restore");
    }

    private void write(String shell) throws IOException {
        Files.writeString(
                folder.resolve("script"),
                CommandLineRun.run(List.of("completion", shell), folder).output());
    }

    private void check(String expected, String shell, String commands) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("commands"), preparation(shell) + ". ./script\n" + commands + "\n");
        String said = said(shell + " ./commands");
        assertTrue(Arrays.asList(said.split("\\s+")).contains(expected), said);
    }

    private static String preparation(String shell) {
        return shell.equals("zsh") ? "autoload -U compinit; compinit -u -D\n" : "";
    }

    private String said(String commands) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static void needs(String program) {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                "no " + program);
    }
}
