package dev.rubicon.installer.restore;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.instance.CompanyName;
import java.util.List;
import java.util.Optional;

/**
 * What a restore does to rows, or did.
 *
 * @param table that gets the values
 * @param company absent if its rows are shared
 * @param restored rows that get something back
 * @param already rows that have everything already
 * @param overwritten rows in which other values give way
 * @param misfits what stays in the archive only; empty if everything is back
 */
public record Restoration(
        ArchiveEntry entry,
        String table,
        Optional<CompanyName> company,
        List<String> fields,
        long restored,
        long already,
        long overwritten,
        List<Misfit> misfits) {
    public Restoration {
        fields = List.copyOf(fields);
        misfits = List.copyOf(misfits);
    }

    /** Why values do not go back. */
    public enum Reason {
        /** The row that had them is no longer there. */
        ROW_GONE,
        /** There is a row of that key, and it is another. */
        ROW_DIFFERS,
        /** The key cannot be one of today's. */
        KEY_UNFIT,
        /** They are too long, or not of the field's type. */
        VALUE_UNFIT,
        /** The field holds another value by now. */
        VALUE_DIFFERS,
        /** The table has no such field. */
        NO_FIELD
    }

    /**
     * @param field absent if it is about whole rows
     * @param keys of some of the rows
     */
    public record Misfit(Reason reason, Optional<String> field, long rows, List<String> keys) {
        public Misfit {
            keys = List.copyOf(keys);
        }
    }
}
