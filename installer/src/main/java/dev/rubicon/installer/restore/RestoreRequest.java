package dev.rubicon.installer.restore;

import dev.rubicon.installer.instance.CompanyName;
import java.util.Optional;

/**
 * What is to be put back, and where.
 *
 * @param entry its number
 * @param field the only field of the entry to restore; absent for all
 * @param into the field that gets the values; absent for the one that they come from
 * @param table the table that gets them; absent for the one that they come from
 * @param company whose rows get them; absent for the one that they come from
 * @param overwrite whether to replace other values, which are archived first
 */
public record RestoreRequest(
        long entry,
        Optional<String> field,
        Optional<String> into,
        Optional<String> table,
        Optional<CompanyName> company,
        boolean overwrite) {
    boolean choosesPlace() {
        return field.isPresent() || into.isPresent() || table.isPresent() || company.isPresent();
    }
}
