package dev.rubicon.al.runtime.rows;

import dev.rubicon.al.runtime.program.TableDefinition;
import java.util.List;

/**
 * Some rows of a table.
 *
 * @param company empty for a table that all companies share
 * @param filters all of which a row passes; one field may have several
 */
public record Selection(TableDefinition table, String company, List<FieldFilter> filters) {
    public Selection {
        filters = List.copyOf(filters);
    }
}
