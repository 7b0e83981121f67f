package dev.rubicon.server.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.catalog.Engine;
import dev.rubicon.server.catalog.Migration;
import dev.rubicon.server.catalog.Row;
import dev.rubicon.server.catalog.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The log of what was done. Entries are added in the transaction that does it: there is none without the other. The database itself
 * refuses to change or delete one; whoever goes round that breaks the chain of hashes, which {@link #verify} finds.
 */
public final class AuditLog {
    public static final List<Migration> MIGRATIONS = List.of(new Migration("audit", 1, AuditLog::tables));

    private static final int PAGE = 1_000;

    private final Clock clock;

    public AuditLog(Clock clock) {
        this.clock = clock;
    }

    private static List<String> tables(Engine engine) {
        List<String> tables = List.of(
                "CREATE TABLE audit (seq BIGINT NOT NULL PRIMARY KEY, happened_at BIGINT NOT NULL, who TEXT NOT NULL, "
                        + "action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL, "
                        + "hash TEXT NOT NULL)",
                "CREATE TABLE audit_head (one BIGINT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, hash TEXT NOT NULL)",
                "INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, '" + AuditEntry.FIRST + "')");
        List<String> guards = switch (engine) {
            case SQLITE ->
                List.of(
                        "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit "
                                + "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
                        "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit "
                                + "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END");
            case POSTGRESQL ->
                List.of(
                        "CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
                                + "'BEGIN RAISE EXCEPTION ''the audit log only grows''; END'",
                        "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
                                + "FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()");
        };
        return java.util.stream.Stream.concat(tables.stream(), guards.stream()).toList();
    }

    /** Adds an entry to what the transaction does. Others that add one wait until it ends. */
    public void append(Transaction transaction, String who, String action, String subject, ObjectNode detail) {
        record Head(long seq, String hash) {}
        Head head = transaction
                .first(
                        "SELECT seq, hash FROM audit_head WHERE one = 1"
                                + transaction.engine().locking(),
                        row -> new Head(row.number("seq"), row.text("hash")))
                .orElseThrow(() -> new IllegalStateException("the audit log has no head"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditEntry entry =
                AuditEntry.after(head.hash(), head.seq() + 1, now, who, action, subject, Json.writeLine(detail));
        transaction.update(
                "INSERT INTO audit (seq, happened_at, who, action, subject, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                entry.seq(),
                entry.at(),
                entry.who(),
                entry.action(),
                entry.subject(),
                entry.detail(),
                entry.previous(),
                entry.hash());
        transaction.update("UPDATE audit_head SET seq = ?, hash = ? WHERE one = 1", entry.seq(), entry.hash());
    }

    /** Entries, the newest first, beginning before {@code before}; at most {@code limit}. */
    public List<AuditEntry> newest(Catalog catalog, long before, int limit) {
        return catalog.read(transaction -> transaction.query(
                "SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?", AuditLog::entry, before, limit));
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.number("seq"),
                row.instant("happened_at"),
                row.text("who"),
                row.text("action"),
                row.text("subject"),
                row.text("detail"),
                row.text("previous"),
                row.text("hash"));
    }

    /** What became of the chain. */
    public sealed interface Verdict {
        /**
         * Every entry is as it was written, and follows the one before.
         *
         * @param head the hash of the last one: whoever keeps it elsewhere notices if all is written anew
         */
        record Whole(long entries, String head) implements Verdict {}

        /** Something was changed, added or taken away. */
        record Broken(long seq, String why) implements Verdict {}
    }

    /** Reads all of it. */
    public Verdict verify(Catalog catalog) {
        return catalog.read(AuditLog::verify);
    }

    private static Verdict verify(Transaction transaction) {
        // The head first: entries that others add meanwhile come after it.
        AuditEntry head = transaction
                .first(
                        "SELECT seq, hash FROM audit_head WHERE one = 1",
                        row -> new AuditEntry(row.number("seq"), Instant.EPOCH, "", "", "", "", "", row.text("hash")))
                .orElseThrow(() -> new IllegalStateException("the audit log has no head"));
        String previous = AuditEntry.FIRST;
        long last = 0;
        while (last < head.seq()) {
            List<AuditEntry> page = transaction.query(
                    "SELECT * FROM audit WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
                    AuditLog::entry,
                    last,
                    head.seq(),
                    PAGE);
            if (page.isEmpty()) {
                return new Verdict.Broken(last + 1, "the entries from here on are gone");
            }
            for (AuditEntry entry : page) {
                Optional<String> why = wrong(entry, last + 1, previous);
                if (why.isPresent()) {
                    return new Verdict.Broken(last + 1, why.get());
                }
                previous = entry.hash();
                last = entry.seq();
            }
        }
        return previous.equals(head.hash())
                ? new Verdict.Whole(last, previous)
                : new Verdict.Broken(last, "the last entry is not the one that was written last");
    }

    private static Optional<String> wrong(AuditEntry entry, long expected, String previous) {
        if (entry.seq() != expected) {
            return Optional.of("the entry is gone");
        }
        if (!entry.previous().equals(previous)) {
            return Optional.of("the entry does not follow the one before");
        }
        return entry.computedHash().equals(entry.hash()) ? Optional.empty() : Optional.of("the entry was changed");
    }
}
