package dev.rubicon.cli;

import dev.rubicon.testkit.Scenarios;
import dev.rubicon.testkit.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine;

/** Runs commands in this process as if in a folder: the home is {@code home} there, and relative paths are below it. */
final class CommandLineRun {
    private static final Set<String> WITHOUT_HOME =
            Set.of("init", "inspect", "diff", "app", "force", "version", "demo", "completion", "man");

    /** The folder that the build was started in. */
    static final Path ROOT = Path.of(System.getProperty("rubicon.root"));

    private static final Map<Path, String> SCHEMAS = new ConcurrentHashMap<>();

    private CommandLineRun() {}

    static Scenarios.Answer run(List<String> words, Path folder) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            String filled = word.replace("$DIR", folder.toString()).replace("$ROOT", ROOT.toString());
            all.add(word.contains("$PG") || word.equals("$SCHEMA") ? withServer(filled, folder) : filled);
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

    // $SCHEMA is one of the scenario's own; the server is started when it is asked for.
    private static String withServer(String word, Path folder) {
        return word.replace("$PG", TestPostgres.location())
                .replace("$SCHEMA", SCHEMAS.computeIfAbsent(folder, any -> TestPostgres.newSchema()));
    }

    /** The same for what a command printed. */
    static String withoutServer(String output) {
        return SCHEMAS.isEmpty()
                ? output
                : output.replace(TestPostgres.location(), "$PG").replaceAll("\\bt\\d+_\\d+\\b", "\\$SCHEMA");
    }

    private static boolean isCommandWithHome(String word) {
        CommandLine rubicon = Main.commandLine();
        boolean cmdlet =
                word.matches("(?i)[a-z]+-[a-z]+") && !rubicon.getSubcommands().containsKey(word);
        return cmdlet && !word.toLowerCase(Locale.ROOT).matches("(new|invoke)-.*")
                || rubicon.getSubcommands().containsKey(word) && !WITHOUT_HOME.contains(word);
    }

    static void mustRun(Path folder, String... words) {
        Scenarios.Answer answer = run(List.of(words), folder);
        if (answer.exitCode() != 0) {
            throw new AssertionError(String.join(" ", words) + "\n" + answer.output());
        }
    }
}
