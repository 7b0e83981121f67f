package dev.rubicon.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Specifications of commands as the build has written them down, which takes a start less time than to read annotations. Here there
 * are none: in what the launcher starts, the module startup has put a class of this name in this one's place.
 */
final class WrittenCommands {
    private WrittenCommands() {}

    /** @param words what follows the command's name; where they name a subcommand, the others may be left out */
    static Optional<CommandSpec> find(Class<?> command, List<String> words) {
        return Optional.empty();
    }
}
