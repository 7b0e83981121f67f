package dev.rubicon.server.console;

import dev.rubicon.format.Json;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.catalog.Migration;
import dev.rubicon.server.token.Tokens;
import dev.rubicon.server.web.Caller;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is signed in. Kept in the catalog, so that every process knows; of a secret only the digest. A session ends after two hours,
 * or as soon as its token is no longer good.
 */
public final class Sessions {
    public static final List<Migration> MIGRATIONS = List.of(
            Migration.of(
                    "console",
                    1,
                    "CREATE TABLE console_session (digest TEXT NOT NULL PRIMARY KEY, token TEXT NOT NULL, expires_at BIGINT NOT NULL)"));

    static final Duration LIFE = Duration.ofHours(2);

    private final Catalog catalog;
    private final Tokens tokens;
    private final AuditLog audit;
    private final SecureRandom random;
    private final Clock clock;

    Sessions(Catalog catalog, Tokens tokens, AuditLog audit, SecureRandom random, Clock clock) {
        this.catalog = catalog;
        this.tokens = tokens;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    Secret newSecret() {
        return Secret.make(random);
    }

    Optional<Session> find(Secret secret) {
        record Kept(String token, Instant expiresAt) {}
        return catalog.read(transaction -> transaction
                .first(
                        "SELECT token, expires_at FROM console_session WHERE digest = ?",
                        row -> new Kept(row.text("token"), row.instant("expires_at")),
                        secret.digest())
                .filter(kept -> clock.instant().isBefore(kept.expiresAt()))
                .flatMap(kept -> tokens.caller(transaction, kept.token()))
                .map(caller -> new Session(secret, caller)));
    }

    /** Under a new secret: one that was known before may be known to others. */
    Session begin(Caller caller) {
        Secret secret = newSecret();
        Instant now = clock.instant();
        catalog.write(transaction -> {
            transaction.update("DELETE FROM console_session WHERE expires_at <= ?", now);
            transaction.update(
                    "INSERT INTO console_session (digest, token, expires_at) VALUES (?, ?, ?)",
                    secret.digest(),
                    caller.tokenId(),
                    now.plus(LIFE));
            audit.append(transaction, caller.name(), "console.sign-in", caller.tokenId(), Json.object());
            return true;
        });
        return new Session(secret, caller);
    }

    void end(Session session) {
        catalog.write(transaction -> {
            int ended = transaction.update(
                    "DELETE FROM console_session WHERE digest = ?",
                    session.secret().digest());
            if (ended > 0) {
                Caller caller = session.caller();
                audit.append(transaction, caller.name(), "console.sign-out", caller.tokenId(), Json.object());
            }
            return ended;
        });
    }
}
