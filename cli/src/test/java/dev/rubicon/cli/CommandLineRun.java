package dev.rubicon.cli;

import dev.rubicon.testkit.Scenarios;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;

/** Runs commands in this process as if in a folder: the home is {@code home} there, and relative paths are below it. */
final class CommandLineRun {
    private static final Set<String> WITHOUT_HOME =
            Set.of("pack", "inspect", "diff", "app", "force", "version", "demo", "completion");

    /** The folder that the build was started in. */
    static final Path ROOT = Path.of(System.getProperty("rubicon.root"));

    private CommandLineRun() {}

    static Scenarios.Answer run(List<String> words, Path folder) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            all.add(word.replace("$DIR", folder.toString()).replace("$ROOT", ROOT.toString()));
        }
        boolean asksForHelp = all.contains("--help") || all.contains("-h");
        if (!all.isEmpty() && !asksForHelp && isCommandWithHome(all.getFirst())) {
            all.addAll(List.of("--home", folder.resolve("home").toString()));
        }
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int exitCode = Main.run(all.toArray(String[]::new), writer, writer);
        writer.flush();
        return new Scenarios.Answer(said.toString(), exitCode);
    }

    private static boolean isCommandWithHome(String word) {
        CommandLine rubicon = Main.commandLine();
        boolean cmdlet =
                word.matches("(?i)[a-z]+-[a-z]+") && !rubicon.getSubcommands().containsKey(word);
        return cmdlet && !word.toLowerCase(Locale.ROOT).startsWith("new-")
                || rubicon.getSubcommands().containsKey(word) && !WITHOUT_HOME.contains(word);
    }

    static void mustRun(Path folder, String... words) {
        Scenarios.Answer answer = run(List.of(words), folder);
        if (answer.exitCode() != 0) {
            throw new AssertionError(String.join(" ", words) + "\n" + answer.output());
        }
    }
}
