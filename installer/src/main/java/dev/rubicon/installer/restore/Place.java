package dev.rubicon.installer.restore;

import dev.rubicon.installer.archive.ArchivedColumn;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.model.Problem;
import java.util.List;
import java.util.Optional;

/** Where the values of an entry belong now. */
sealed interface Place {
    /** A column of the archive and the one that its values go to. */
    record Placed(ArchivedColumn from, Column to) {}

    /** Nowhere. */
    record None(Problem problem) implements Place {}

    /**
     * A table of today.
     *
     * @param company absent if its rows are shared
     * @param key every column of its primary key
     * @param homeless columns of the archive that the table does not have
     */
    record Found(
            StoredTable table,
            Optional<CompanyName> company,
            List<Placed> key,
            List<Placed> values,
            List<ArchivedColumn> homeless)
            implements Place {
        public Found {
            key = List.copyOf(key);
            values = List.copyOf(values);
            homeless = List.copyOf(homeless);
        }
    }
}
