package dev.rubicon.cli.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command as those see it who read about it.
 *
 * @param words from the program's name on: {@code rubicon archive restore}
 * @param synopsis how it is written, in one line, without these words
 * @param description its lines, of which the first is a summary
 * @param footer its lines, examples among them
 * @param options sorted by name
 * @param places what is known by its place, in order
 * @param commands those below it, in the order of its help
 */
public record DescribedCommand(
        List<String> words,
        String synopsis,
        List<String> description,
        List<String> footer,
        List<Argument> options,
        List<Argument> places,
        List<DescribedCommand> commands) {
    public DescribedCommand {
        words = List.copyOf(words);
        description = List.copyOf(description);
        footer = List.copyOf(footer);
        options = List.copyOf(options);
        places = List.copyOf(places);
        commands = List.copyOf(commands);
    }

    String name() {
        return words.getLast();
    }

    String summary() {
        return description.isEmpty() ? "" : description.getFirst();
    }

    /** Its words, separated so. */
    String joined(String separator) {
        return String.join(separator, words);
    }

    /** The words below the program, as one text: empty for the program itself. */
    String path() {
        return String.join(" ", words.subList(1, words.size()));
    }

    /** It and all below it, each before those below it. */
    public List<DescribedCommand> all() {
        List<DescribedCommand> all = new ArrayList<>(List.of(this));
        commands.forEach(command -> all.addAll(command.all()));
        return all;
    }

    /** Options, then what is known by its place. */
    Stream<Argument> arguments() {
        return Stream.concat(options.stream(), places.stream());
    }
}
