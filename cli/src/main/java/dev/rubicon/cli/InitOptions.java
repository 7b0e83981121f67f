package dev.rubicon.cli;

import dev.rubicon.format.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What starting anything has in common: where, and how to ask. */
final class InitOptions {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "Where. Default: here.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** What the option says, else the answer to the question, else the suggestion. */
    <T> T given(
            Optional<T> option,
            Optional<Questions> questions,
            String question,
            String suggestion,
            Function<String, T> parse) {
        return option.or(() -> questions
                        .flatMap(who -> who.ask(question + " [" + suggestion + "]:"))
                        .map(parse))
                .orElseGet(() -> parse.apply(suggestion));
    }

    /** The same where nothing can be suggested. */
    <T> T required(
            Optional<T> option,
            Optional<Questions> questions,
            String question,
            String name,
            Function<String, T> parse) {
        return option.or(() -> questions.flatMap(who -> who.ask(question + ":")).map(parse))
                .orElseThrow(() -> new ParameterException(commandLine(), "Missing required option: '" + name + "'"));
    }

    private CommandLine commandLine() {
        return spec.commandLine();
    }

    /** Writes the files and says so. */
    int write(String what, Map<String, String> files, String next) {
        NewFiles.write(folder.toAbsolutePath().normalize(), files);
        Terminal terminal = new Terminal(spec);
        if (json) {
            var node = Json.object().put("folder", folder.toString());
            files.keySet().forEach(node.putArray("files")::add);
            terminal.json(node.put("next", next));
        } else {
            terminal.line("started " + terminal.bold(what) + " in " + shown());
            files.keySet().forEach(file -> terminal.line("  " + file));
            terminal.line("next: " + next);
        }
        return ExitCode.DONE.value();
    }

    String shown() {
        return folder.toString().isEmpty() ? "." : folder.toString();
    }
}
