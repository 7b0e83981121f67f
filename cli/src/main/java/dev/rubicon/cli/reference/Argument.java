package dev.rubicon.cli.reference;

import java.util.List;

/**
 * An option, or what stands without one.
 *
 * @param names as they are written, such as {@code -h} and {@code --help}; none if it is known by its place
 * @param label what stands for its value, such as {@code DIR}; empty if it takes none
 * @param description its lines
 * @param repeats whether it may be given again
 */
public record Argument(List<String> names, String label, List<String> description, Value value, boolean repeats) {
    public Argument {
        names = List.copyOf(names);
        description = List.copyOf(description);
    }

    boolean isOption() {
        return !names.isEmpty();
    }

    /** Its description on one line. */
    String summary() {
        return String.join(" ", description).strip();
    }
}
