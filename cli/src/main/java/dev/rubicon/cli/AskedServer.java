package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The server that is asked for one thing, and how its answer is printed. */
final class AskedServer {
    @Mixin
    private ServerOptions server;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    ServerLink link() {
        return server.link();
    }

    /** Prints an answer as it came, or has it said in words. */
    int print(CommandSpec spec, JsonNode answer, Consumer<Terminal> words) {
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(answer);
        } else {
            words.accept(terminal);
        }
        return ExitCode.DONE.value();
    }
}
