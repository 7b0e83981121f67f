package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.rows.MemoryRows;
import dev.rubicon.al.runtime.rows.Rows;
import dev.rubicon.al.runtime.value.AlError;
import java.util.Optional;

/** Where the rows of a record are: in the database, those of one company or of all; or in memory, if it is temporary. */
final class RowSource {
    private final TableDefinition table;
    private final Session session;
    private Optional<TableStore> temporary;
    private String company;

    RowSource(TableDefinition table, boolean isTemporary, Session session) {
        this.table = table;
        this.session = session;
        this.company = table.isPerCompany() ? session.company() : "";
        this.temporary = isTemporary || !table.isStored()
                ? Optional.of(new TableStore(new MemoryRows(session.limits().elements(), session.memory()::add)))
                : Optional.empty();
    }

    boolean isTemporary() {
        return temporary.isPresent();
    }

    /** The rows of a temporary record, which are its own. */
    Optional<Rows> own() {
        return temporary.map(TableStore::rows);
    }

    String company() {
        return company;
    }

    void company(String newCompany) {
        company = table.isPerCompany() ? newCompany : "";
    }

    /** Has the same rows as another one from now on. */
    void share(RowSource other) {
        company = other.company;
        temporary = other.temporary;
    }

    /** @throws AlError if it is not known whose rows are meant */
    TableStore store() {
        if (temporary.isPresent()) {
            return temporary.get();
        }
        if (table.isPerCompany() && company.isEmpty()) {
            throw new AlError(
                    "DB:NoCompany", "You must choose a company before you can access the '" + table + "' table.");
        }
        return session.store(table);
    }

    Rows rows() {
        return store().rows();
    }
}
