package dev.rubicon.server.catalog;

import com.zaxxer.hikari.HikariDataSource;
import dev.rubicon.installer.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * What the server knows, in a SQLite file or a schema of a PostgreSQL database. Any number of server processes may share the latter;
 * none keeps in memory what it says. Work is done in transactions: all of it holds, or none.
 *
 * <p>Every method throws {@link dev.rubicon.model.Unavailable} RB903 if the database fails.
 */
public final class Catalog implements AutoCloseable {
    private static final int TRIES = 8;

    private final Pools pools;

    private Catalog(Pools pools) {
        this.pools = pools;
    }

    /**
     * Opens it, and brings its tables up to date; of several processes at once, one does.
     *
     * @throws dev.rubicon.model.Unavailable RB902 if it cannot be reached, RB904 if a newer Rubicon has changed it
     */
    public static Catalog open(DatabaseAddress address, List<Migration> migrations, Clock clock) {
        Catalog catalog = new Catalog(Pools.open(address));
        boolean ready = false;
        try {
            catalog.write(transaction -> {
                new Migrating(transaction, catalog.name(), clock.instant()).run(address, migrations);
                return true;
            });
            ready = true;
            return catalog;
        } finally {
            if (!ready) {
                catalog.close();
            }
        }
    }

    /** What messages call it; without a password. */
    public String name() {
        return pools.name();
    }

    /** Only looks. */
    public <T> T read(Function<Transaction, T> work) {
        return within(pools.reading(), true, work);
    }

    /**
     * Changes something. Work that meets that of others is done anew, from its beginning: it must have no effect but on the catalog.
     */
    public <T> T write(Function<Transaction, T> work) {
        return within(pools.writing(), false, work);
    }

    private <T> T within(HikariDataSource pool, boolean readOnly, Function<Transaction, T> work) {
        for (int left = TRIES; ; left--) {
            try {
                return once(pool, readOnly, work);
            } catch (SQLException e) {
                if (left == 1 || !CatalogProblems.isPassing(pools.engine(), e)) {
                    throw CatalogProblems.failed(name(), e);
                }
                long pause = ThreadLocalRandom.current().nextLong(5, 40) * (TRIES - left + 1);
                LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
            }
        }
    }

    private <T> T once(HikariDataSource pool, boolean readOnly, Function<Transaction, T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Bounds bounds = Bounds.begin(connection, pools.engine(), readOnly);
            boolean done = false;
            try {
                T result = work.apply(new Transaction(connection, pools.engine()));
                bounds.commit();
                done = true;
                return result;
            } catch (FailedStatement e) {
                throw e.reason();
            } finally {
                if (!done) {
                    bounds.rollback();
                }
            }
        }
    }

    /** How many connections are at work now. */
    public int busyConnections() {
        int writing = pools.writing().getHikariPoolMXBean().getActiveConnections();
        boolean same = pools.writing() == pools.reading();
        return same ? writing : writing + pools.reading().getHikariPoolMXBean().getActiveConnections();
    }

    /** How many requests wait for a connection now. */
    public int waiting() {
        int writing = pools.writing().getHikariPoolMXBean().getThreadsAwaitingConnection();
        boolean same = pools.writing() == pools.reading();
        return same ? writing : writing + pools.reading().getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    @Override
    public void close() {
        pools.close();
    }
}
