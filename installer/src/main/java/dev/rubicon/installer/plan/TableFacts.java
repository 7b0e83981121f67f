package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.CompanyName;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** The questions that planning asks of the rows of an instance. */
public interface TableFacts {
    /** What {@code sync} would meet. */
    Rows of(TableSync sync);

    /** Says what {@link #of} is going to be asked, so that the database can be asked for many tables at once. */
    default void expect(List<TableSync> syncs) {}

    /** Rows of a table, in all companies, that hold this number in a column of it. */
    long holding(StoredTable table, String column, int number);

    /**
     * Rows in the archive that wait for the app that takes them over.
     *
     * @param field of which they have a value; absent for whole rows
     */
    long waiting(UUID giver, UUID taker, String table, Optional<String> field);

    /**
     * Rows of a table in all companies.
     *
     * @param total rows
     * @param lost by the name that a column has before: rows whose value it will not keep
     * @param samples by the same names: some of these rows, if anybody asked for any; under {@link #ROW} if all rows go
     * @param holders companies that have rows; empty if the rows are shared
     */
    record Rows(
            long total,
            SortedMap<String, Long> lost,
            SortedMap<String, List<LostRow>> samples,
            List<CompanyName> holders,
            List<Clash> clashes) {
        /** Stands for a row as a whole where the name of a column is expected. */
        public static final String ROW = "";

        public Rows {
            holders = List.copyOf(holders);
            clashes = List.copyOf(clashes);
        }
    }

    /**
     * Values of a key that more than one row would have.
     *
     * @param company absent if the rows are shared
     * @param values up to ten, each as text
     */
    record Clash(Optional<CompanyName> company, List<String> columns, List<String> values) {}
}
