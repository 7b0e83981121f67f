package dev.rubicon.server.catalog;

import dev.rubicon.installer.database.DatabaseAddress;
import dev.rubicon.installer.database.PostgresSchema;
import dev.rubicon.installer.database.SqliteFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings the tables of a catalog up to date, all in one transaction, while no other process does. */
record Migrating(Transaction transaction, String name, Instant now) {
    // Any number will do, as long as it is always the same.
    private static final long LOCK = 7_239_411_870L;

    void run(DatabaseAddress address, List<Migration> migrations) {
        alone(address);
        transaction.execute(
                "CREATE TABLE IF NOT EXISTS catalog_migration (feature TEXT NOT NULL, number BIGINT NOT NULL, "
                        + "applied_at BIGINT NOT NULL, PRIMARY KEY (feature, number))");
        record Applied(String feature, long last) {}
        Map<String, Long> applied = new TreeMap<>();
        transaction
                .query(
                        "SELECT feature, MAX(number) AS last FROM catalog_migration GROUP BY feature",
                        row -> new Applied(row.text("feature"), row.number("last")))
                .forEach(found -> applied.put(found.feature(), found.last()));
        Map<String, Long> known = new TreeMap<>();
        for (Migration migration : migrations) {
            known.put(migration.feature(), (long) migration.number());
            if (migration.number() > applied.getOrDefault(migration.feature(), 0L)) {
                apply(migration);
            }
        }
        applied.forEach((feature, last) -> {
            if (last > known.getOrDefault(feature, 0L)) {
                throw CatalogProblems.newer(name, feature, last);
            }
        });
    }

    // SQLite's writing transaction is alone from its beginning.
    private void alone(DatabaseAddress address) {
        switch (address) {
            case SqliteFile file -> {}
            case PostgresSchema schema -> {
                transaction.query("SELECT pg_advisory_xact_lock(" + LOCK + ")", row -> "held");
                // Asked for first: who may not make schemas may not say IF NOT EXISTS, either.
                boolean there = transaction
                        .first("SELECT 1 FROM pg_namespace WHERE nspname = ?", row -> true, schema.schema())
                        .isPresent();
                if (!there) {
                    transaction.execute("CREATE SCHEMA IF NOT EXISTS \"" + schema.schema() + "\"");
                }
            }
        }
    }

    private void apply(Migration migration) {
        migration.statements().apply(transaction.engine()).forEach(transaction::execute);
        transaction.update(
                "INSERT INTO catalog_migration (feature, number, applied_at) VALUES (?, ?, ?)",
                migration.feature(),
                migration.number(),
                now);
    }
}
