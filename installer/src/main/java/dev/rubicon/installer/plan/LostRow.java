package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.CompanyName;
import java.util.List;
import java.util.Optional;

/**
 * A row that a change takes something from, as an example.
 *
 * @param company absent if the rows are shared
 * @param key the primary key, which tells whose values these are
 * @param lost what it loses; all that is set in it, if the whole row goes
 */
public record LostRow(Optional<CompanyName> company, List<Cell> key, List<Cell> lost) {
    /** A field and its value as text, of which up to 200 characters are there. */
    public record Cell(String field, String value) {}

    public LostRow {
        key = List.copyOf(key);
        lost = List.copyOf(lost);
    }
}
