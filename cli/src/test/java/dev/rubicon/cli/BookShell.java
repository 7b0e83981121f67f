package dev.rubicon.cli;

import dev.rubicon.testkit.Pages;
import dev.rubicon.testkit.Scenarios;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A shell whose user anna is at home in a folder, with Rubicon installed. Paths in it are shown as {@code ~}. {@code rubicon} is run
 * by one process that stays; whatever a plain command line cannot say is left to {@code sh}, where it is a process each time.
 */
final class BookShell implements Pages.Prompt, AutoCloseable {
    private static final Pattern OURS = Pattern.compile("(?:\\./)?rubicon (?:[^|&;<>$`*]|'[^']*')*");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*");

    private final Path home;
    private final Path programs;
    private final Process process;
    private final DataOutputStream to;
    private final DataInputStream from;
    private int exitCode;

    /** @param programs a folder for what is on the PATH besides the programs of this machine */
    BookShell(Path home, Path programs) throws IOException {
        this.home = home;
        this.programs = programs;
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.name=anna",
                "-Drubicon.examples=" + home.resolve("examples"),
                "-cp",
                System.getProperty("java.class.path"));
        Path launcher = Files.createDirectories(programs).resolve("rubicon");
        Files.writeString(launcher, "#!/bin/sh\nexec '" + String.join("' '", java) + "' dev.rubicon.cli.Main \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(java);
        command.add(BookMain.class.getName());
        process = started(command, ProcessBuilder.Redirect.INHERIT);
        to = new DataOutputStream(process.getOutputStream());
        from = new DataInputStream(process.getInputStream());
    }

    @Override
    public Scenarios.Answer enter(String typed) {
        try {
            Scenarios.Answer answer = answer(typed);
            exitCode = answer.exitCode();
            return new Scenarios.Answer(answer.output().replace(home.toString(), "~"), exitCode);
        } catch (IOException e) {
            throw new UncheckedIOException(typed, e);
        }
    }

    private Scenarios.Answer answer(String typed) throws IOException {
        String command = COMMENT.matcher(typed).replaceFirst("");
        if (command.equals("echo $?")) {
            return new Scenarios.Answer(exitCode + "\n", 0);
        }
        return OURS.matcher(command).matches() ? ours(Scenarios.words(command)) : others(command);
    }

    private Scenarios.Answer ours(List<String> words) throws IOException {
        to.writeInt(words.size() - 1);
        for (String word : words.subList(1, words.size())) {
            to.writeUTF(word.startsWith("~/") ? home + word.substring(1) : word);
        }
        to.flush();
        int code = from.readInt();
        String said = new String(from.readNBytes(from.readInt()), StandardCharsets.UTF_8);
        return new Scenarios.Answer(said, code);
    }

    private Scenarios.Answer others(String command) throws IOException {
        Process shell = started(List.of("sh", "-c", "exec 2>&1; " + command), ProcessBuilder.Redirect.DISCARD);
        shell.getOutputStream().close();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Scenarios.Answer(said, shell.waitFor());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Process started(List<String> command, ProcessBuilder.Redirect errors) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectError(errors);
        builder.environment().keySet().removeIf(name -> name.startsWith("RUBICON_") || name.startsWith("GIT_"));
        builder.environment()
                .putAll(Map.of(
                        "HOME", home.toString(),
                        "PATH", programs + ":" + System.getenv("PATH"),
                        "LC_ALL", "C.UTF-8",
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_AUTHOR_NAME", "anna",
                        "GIT_AUTHOR_EMAIL", "anna@example.com",
                        "GIT_COMMITTER_NAME", "anna",
                        "GIT_COMMITTER_EMAIL", "anna@example.com"));
        return builder.start();
    }

    @Override
    public void close() throws IOException {
        to.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
