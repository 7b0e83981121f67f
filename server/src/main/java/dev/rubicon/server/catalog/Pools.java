package dev.rubicon.server.catalog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.rubicon.installer.database.DatabaseAddress;
import dev.rubicon.installer.database.KeptAlive;
import dev.rubicon.installer.database.PostgresSchema;
import dev.rubicon.installer.database.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The connections of a catalog: on SQLite one that writes and a few that read, on PostgreSQL the same ones for both.
 *
 * @param name what messages call the catalog
 */
record Pools(Engine engine, String name, HikariDataSource writing, HikariDataSource reading) implements AutoCloseable {
    private static final int POSTGRES_CONNECTIONS = 16;
    private static final int SQLITE_READERS = 4;
    private static final int PATIENCE_MILLIS = 10_000;

    static Pools open(DatabaseAddress address) {
        try {
            return switch (address) {
                case SqliteFile file -> sqlite(file);
                case PostgresSchema schema -> postgres(schema);
            };
        } catch (HikariPool.PoolInitializationException e) {
            throw CatalogProblems.unreachable(address.toString(), e);
        } catch (IOException | SQLException e) {
            throw CatalogProblems.unreachable(address.toString(), e);
        }
    }

    private static Pools sqlite(SqliteFile address) throws IOException, SQLException {
        Path file = address.file();
        Files.createDirectories(file.getParent());
        logAhead(address);
        HikariDataSource writing = pool("catalog-write", sqlite(address, false), 1, false);
        try {
            OwnerOnly.set(file);
            HikariDataSource reading = pool("catalog-read", sqlite(address, true), SQLITE_READERS, true);
            return new Pools(Engine.SQLITE, file.toString(), writing, reading);
        } catch (IOException | RuntimeException e) {
            writing.close();
            throw e;
        }
    }

    // The mode is the file's from then on. Of several processes that change it at once, all but one fail and do not
    // wait.
    private static void logAhead(SqliteFile file) throws SQLException {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setBusyTimeout(100);
        for (int left = 50; ; left--) {
            try (Connection connection = settings.createConnection(file.url());
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException e) {
                if (left == 1 || !CatalogProblems.isPassing(Engine.SQLITE, e)) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(20_000_000, 100_000_000));
            }
        }
    }

    private static DataSource sqlite(SqliteFile file, boolean readOnly) {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setReadOnly(readOnly);
        settings.setBusyTimeout(PATIENCE_MILLIS);
        settings.enforceForeignKeys(true);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        SQLiteDataSource source = new SQLiteDataSource(settings);
        source.setUrl(file.url());
        return source;
    }

    private static Pools postgres(PostgresSchema address) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.url());
        source.setApplicationName("rubicon-server");
        source.setTcpKeepAlive(true);
        source.setSocketFactory(KeptAlive.class.getName());
        source.setOptions(Optional.ofNullable(source.getOptions()).orElse("-c lock_timeout=" + PATIENCE_MILLIS));
        Optional.ofNullable(System.getenv("PGUSER"))
                .filter(user -> !address.parameters().containsKey("user"))
                .ifPresent(source::setUser);
        Optional.ofNullable(System.getenv("PGPASSWORD")).ifPresent(source::setPassword);
        HikariDataSource pool = pool("catalog", source, POSTGRES_CONNECTIONS, false);
        return new Pools(Engine.POSTGRESQL, address.toString(), pool, pool);
    }

    private static HikariDataSource pool(String name, DataSource source, int most, boolean readOnly) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setReadOnly(readOnly);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
    }
}
