package dev.rubicon.format.script;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A statement of a script.
 *
 * @param changed the table that it changes; of a query, any or none
 * @param tag the upgrade tag of its section
 * @param parts its text, without the semicolon
 */
public record SqlStatement(int line, Verb verb, Optional<String> changed, Optional<String> tag, List<Part> parts) {
    /** What it does. */
    public enum Verb {
        QUERY,
        INSERT,
        UPDATE,
        DELETE
    }

    /** A piece of its text. */
    public sealed interface Part {
        record Sql(String text) implements Part {}

        /** @param name of a table of an app, any case */
        record TableName(String name, int line) implements Part {}
    }

    public SqlStatement {
        parts = List.copyOf(parts);
    }

    /** The tables that it names, in the order of the text. */
    public List<Part.TableName> tables() {
        return parts.stream()
                .filter(Part.TableName.class::isInstance)
                .map(Part.TableName.class::cast)
                .toList();
    }

    /**
     * Its text for a database.
     *
     * @param sqlName what a table is called there, quoted
     */
    public String render(UnaryOperator<String> sqlName) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Sql sql -> sql.text();
                    case Part.TableName table -> sqlName.apply(table.name());
                })
                .collect(Collectors.joining());
    }
}
