package dev.rubicon.al.runtime.rows;

import dev.rubicon.al.runtime.program.FieldDefinition;
import java.util.List;

/**
 * In which order rows come: by these fields, which tell any two rows of the table apart.
 *
 * @param isAscending of all of them
 * @param opposed those of them that go the other way
 */
public record Order(List<FieldDefinition> fields, boolean isAscending, List<FieldDefinition> opposed) {
    public Order {
        fields = List.copyOf(fields);
        opposed = List.copyOf(opposed);
    }

    public Order(List<FieldDefinition> fields, boolean isAscending) {
        this(fields, isAscending, List.of());
    }

    /** Whether small values of that field come first. */
    public boolean isAscending(FieldDefinition field) {
        return isAscending != opposed.contains(field);
    }

    /** The other way round. */
    public Order reversed() {
        return new Order(fields, !isAscending, opposed);
    }
}
