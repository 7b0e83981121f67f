package dev.rubicon.packager.project;

import dev.rubicon.model.InvalidInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Fills variables into texts. A variable's value may have variables in it; names ignore case. For one project. */
final class Variables {
    /** The longest text that may come out. */
    static final int MAX_LENGTH = 1 << 16;

    private static final int MAX_DEPTH = 100;

    private final SortedMap<String, Optional<String>> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final SortedMap<String, VersionValue> declared = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final BranchLabels labels;
    private final Function<VersionValue, String> values;
    // Those that are being worked out, the first one first.
    private final List<String> open = new ArrayList<>();

    /**
     * @param builtIn values of the project itself; absent where one is not known
     * @param values how the value of a declared variable is worked out
     */
    Variables(
            SortedMap<String, Optional<String>> builtIn,
            SortedMap<String, VersionValue> declared,
            BranchLabels labels,
            Function<VersionValue, String> values) {
        this.known.putAll(builtIn);
        this.declared.putAll(declared);
        this.labels = labels;
        this.values = values;
    }

    Collection<String> names() {
        SortedMap<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        known.keySet().forEach(name -> names.put(name, name));
        declared.keySet().forEach(name -> names.putIfAbsent(name, name));
        return names.keySet();
    }

    /**
     * The text with all variables filled in.
     *
     * @throws InvalidInput RB183 to RB185 or RB190; what working out a variable refuses
     */
    String fill(String text) {
        return fill(text, name -> true);
    }

    /** The same, but what is no variable here, or one of {@code later}, stays: it belongs to whoever installs the package. */
    String fillNow(String text, Collection<String> later) {
        return fill(
                text,
                name -> (known.containsKey(name) || declared.containsKey(name))
                        && later.stream().noneMatch(name::equalsIgnoreCase));
    }

    private String fill(String text, Predicate<String> now) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : Piece.parse(text)) {
            filled.append(
                    switch (piece) {
                        case Piece.Text plain -> plain.source();
                        case Piece.Reference reference ->
                            now.test(reference.name()) ? value(reference) : reference.source();
                    });
            if (filled.length() > MAX_LENGTH) {
                throw ProjectProblems.tooLong(MAX_LENGTH);
            }
        }
        return filled.toString();
    }

    private String value(Piece.Reference reference) {
        Optional<TextFunction> function = reference.call().map(TextFunction::parse);
        String value = value(reference.name());
        return function.map(called -> called.apply(value, labels)).orElse(value);
    }

    private String value(String name) {
        if (known.containsKey(name)) {
            return known.get(name)
                    .orElseThrow(() -> name.equalsIgnoreCase(ProjectFacts.BRANCH)
                            ? ProjectProblems.noBranch()
                            : ProjectProblems.unknownVariable(name, names()));
        }
        if (!declared.containsKey(name)) {
            throw ProjectProblems.unknownVariable(name, names());
        }
        if (open.stream().anyMatch(name::equalsIgnoreCase)) {
            List<String> circle = new ArrayList<>(open);
            while (!circle.getFirst().equalsIgnoreCase(name)) {
                circle.removeFirst();
            }
            circle.add(circle.getFirst());
            throw ProjectProblems.circle(circle);
        }
        if (open.size() == MAX_DEPTH) {
            throw ProjectProblems.tooDeep(MAX_DEPTH);
        }
        open.add(name);
        String value = values.apply(declared.get(name));
        open.removeLast();
        known.put(name, Optional.of(value));
        return value;
    }
}
