package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The server that is asked for a list, and how the list is printed. */
final class AskedList {
    @Mixin
    private ServerOptions server;

    @Option(names = "--json", description = "Print one JSON line for each.")
    private boolean json;

    /** Prints what is at a path of the server's, as lines of JSON or in words. */
    int print(CommandSpec spec, String path, Function<JsonNode, List<String>> words) {
        JsonNode all = server.link().get(path).path("value");
        Terminal terminal = new Terminal(spec);
        if (json) {
            all.forEach(terminal::jsonLine);
        } else {
            words.apply(all).forEach(terminal::line);
        }
        return ExitCode.DONE.value();
    }
}
