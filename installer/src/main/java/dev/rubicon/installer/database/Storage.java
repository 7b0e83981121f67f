package dev.rubicon.installer.database;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is done to the database of an instance as a whole: it is made, opened, locked and deleted. */
public sealed interface Storage permits SqliteStorage, PostgresStorage {
    /** @param instance its name, for messages */
    static Storage of(String instance, DatabaseAddress address) {
        return switch (address) {
            case SqliteFile file -> new SqliteStorage(instance, file.file());
            case PostgresSchema schema -> new PostgresStorage(instance, schema);
        };
    }

    /**
     * Makes an empty database and fills it; afterwards it is there as a whole, or not at all.
     *
     * @throws dev.rubicon.model.InvalidInput RB710 if there is one already
     */
    void create(Consumer<Sql> content);

    /** @throws dev.rubicon.model.Unavailable RB712 if it is not there */
    Sql open(Access access);

    /**
     * Does {@code work} while nobody else can change the instance, whatever becomes of this process.
     *
     * @param owner who asks, for the others to read
     * @throws dev.rubicon.model.Unavailable RB708 if somebody else has the lock, RB709 if there can be none
     */
    default <T> T whileLocked(String owner, Function<Sql, T> work) {
        return whileLocked(owner, new LinkedHashMap<>(), work);
    }

    /**
     * The same.
     *
     * @param first queries for {@link Sql#visitAll} that {@code work} would begin with. They may be asked along with the lock, in one
     *     message: then all of them are, and the answers are of a moment under the lock. Otherwise no visitor hears of anything
     */
    <T> T whileLocked(String owner, SequencedMap<String, Sql.RowVisitor> first, Function<Sql, T> work);

    /**
     * Whether somebody has the lock now.
     *
     * @param sql open on this database
     */
    boolean isLocked(Sql sql);

    /**
     * Who has the lock, as they say; may be blank.
     *
     * @param sql open on this database
     */
    String holder(Sql sql);

    /**
     * Deletes the database with all that is in it, unless somebody is changing it.
     *
     * @param forget takes the instance from the registry
     */
    void delete(String owner, Runnable forget);

    /** How it is copied as a whole, and put back. */
    DatabaseCopy copy();
}
