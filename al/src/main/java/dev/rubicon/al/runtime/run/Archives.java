package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.TableDefinition;
import java.util.Optional;
import java.util.UUID;

/** What is kept of tables that an app had and lost: what the methods of NavApp for extensions of the first kind reach. */
public interface Archives {
    /** The version whose data is archived; absent if nothing is. */
    Optional<String> version(UUID app);

    /** Puts the archived rows of a table back into it, in the company of the session. */
    void restore(Session session, UUID app, TableDefinition table);

    /** Forgets the archived rows of a table. */
    void delete(Session session, UUID app, TableDefinition table);

    /**
     * Reads the archived rows of a table.
     *
     * @param into a temporary record of that table, which gets them
     * @return false if none are archived
     */
    boolean read(Session session, UUID app, RecordValue into);
}
