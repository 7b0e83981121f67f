package dev.rubicon.server.token;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.catalog.Migration;
import dev.rubicon.server.catalog.Row;
import dev.rubicon.server.catalog.Transaction;
import dev.rubicon.server.web.Caller;
import dev.rubicon.server.web.Callers;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Scope;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes, knows and revokes tokens. Every change is in the audit log, by the same transaction. */
public final class Tokens implements Callers {
    public static final List<Migration> MIGRATIONS = List.of(Migration.of(
            "token",
            1,
            "CREATE TABLE token (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, scopes TEXT NOT NULL, "
                    + "created_at BIGINT NOT NULL, created_by TEXT NOT NULL, expires_at BIGINT, revoked_at BIGINT)",
            "CREATE UNIQUE INDEX token_name ON token (name) WHERE revoked_at IS NULL",
            // Whoever puts its only row there makes the first token.
            "CREATE TABLE token_first (one BIGINT NOT NULL PRIMARY KEY)"));

    /** Who does what nobody asked for. */
    private static final String SERVER = "server";

    private static final Digest NONE = new Digest("0".repeat(64));

    private record Kept(Token token, Digest digest) {}

    private final Catalog catalog;
    private final AuditLog audit;
    private final SecureRandom random;
    private final Clock clock;

    public Tokens(Catalog catalog, AuditLog audit, SecureRandom random, Clock clock) {
        this.catalog = catalog;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> of(String text) {
        Optional<TokenText> given = TokenText.parse(text);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<Kept> kept = catalog.read(transaction -> transaction.first(
                "SELECT * FROM token WHERE id = ?", Tokens::kept, given.get().id()));
        // Compared in any case, so that time does not tell which ids there are.
        boolean same = given.get().is(kept.map(Kept::digest).orElse(NONE));
        return kept.filter(found -> same).flatMap(this::caller);
    }

    /** Whose token it is, if it still is anybody's, for somebody who has proven before that it is theirs. */
    public Optional<Caller> caller(Transaction transaction, String id) {
        return transaction
                .first("SELECT * FROM token WHERE id = ?", Tokens::kept, id)
                .flatMap(this::caller);
    }

    private Optional<Caller> caller(Kept kept) {
        Token token = kept.token();
        return token.isValidAt(clock.instant())
                ? Optional.of(new Caller(token.id(), token.name(), token.scopes()))
                : Optional.empty();
    }

    /**
     * The first admin token of a catalog; absent if it was made before, or by another process just now.
     */
    public Optional<TokenText> first() {
        TokenText text = TokenText.make(random);
        return catalog.write(transaction -> {
            int won = transaction.update("INSERT INTO token_first (one) VALUES (1) ON CONFLICT DO NOTHING");
            if (won == 0) {
                return Optional.empty();
            }
            store(transaction, text, admin("admin"), SERVER);
            return Optional.of(text);
        });
    }

    /** One more admin token, for whoever has lost theirs and can start the server. */
    public TokenText recovery() {
        TokenText text = TokenText.make(random);
        return catalog.write(transaction -> {
            transaction.update("INSERT INTO token_first (one) VALUES (1) ON CONFLICT DO NOTHING");
            store(transaction, text, admin("admin-" + text.id()), SERVER);
            return text;
        });
    }

    private static NewToken admin(String name) {
        return new NewToken(name, new TreeSet<>(List.of(Scope.ADMIN)), Optional.empty());
    }

    /**
     * A token, made as part of a transaction. Its text is known to whoever calls this, and to nobody else ever after.
     *
     * @param by who makes it
     * @throws HttpProblem 409 RB913 if the name is taken
     * @throws InvalidInput RB912 if it would have expired already
     */
    public TokenText create(Transaction transaction, NewToken wanted, String by) {
        if (wanted.expiresAt().filter(at -> !at.isAfter(clock.instant())).isPresent()) {
            throw new InvalidInput("RB912", "the token would have expired already", "give it a time that is to come");
        }
        boolean taken = transaction
                .first("SELECT 1 FROM token WHERE name = ? AND revoked_at IS NULL", row -> true, wanted.name())
                .isPresent();
        if (taken) {
            throw new HttpProblem(
                    409,
                    "RB913",
                    "there is a token '" + wanted.name() + "' already; revoke it first, or choose another name");
        }
        TokenText text = TokenText.make(random);
        store(transaction, text, wanted, by);
        return text;
    }

    private void store(Transaction transaction, TokenText text, NewToken wanted, String by) {
        transaction.update(
                "INSERT INTO token (id, name, digest, scopes, created_at, created_by, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                text.id(),
                wanted.name(),
                text.digest().hex(),
                wanted.scopes().stream().map(Scope::toString).collect(Collectors.joining(" ")),
                now(),
                by,
                wanted.expiresAt());
        ObjectNode detail = Json.object().put("name", wanted.name());
        ArrayNode scopes = detail.putArray("scopes");
        wanted.scopes().forEach(scope -> scopes.add(scope.toString()));
        wanted.expiresAt().ifPresent(at -> detail.put("expiresAt", at.toString()));
        audit.append(transaction, by, "token.create", text.id(), detail);
    }

    /**
     * Makes a token worthless from now on, as part of a transaction. One that is already stays as it is.
     *
     * @param id or the name of one that is not revoked
     * @throws HttpProblem 404 RB914
     */
    public Token revoke(Transaction transaction, String id, String by) {
        Token token = transaction
                .first("SELECT * FROM token WHERE id = ?", Tokens::kept, id)
                .or(() -> transaction.first(
                        "SELECT * FROM token WHERE name = ? AND revoked_at IS NULL", Tokens::kept, id))
                .map(Kept::token)
                .orElseThrow(() -> new HttpProblem(404, "RB914", "there is no such token"));
        int revoked = transaction.update(
                "UPDATE token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", now(), token.id());
        if (revoked > 0) {
            audit.append(
                    transaction, by, "token.revoke", token.id(), Json.object().put("name", token.name()));
        }
        return transaction
                .first("SELECT * FROM token WHERE id = ?", Tokens::kept, token.id())
                .map(Kept::token)
                .orElseThrow();
    }

    /** All, the oldest first. */
    public List<Token> all() {
        return catalog.read(transaction -> transaction.query(
                "SELECT * FROM token ORDER BY created_at, id", row -> kept(row).token()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Kept kept(Row row) {
        SortedSet<Scope> scopes = new TreeSet<>();
        for (String scope : row.text("scopes").split(" ")) {
            scopes.add(Scope.parse(scope));
        }
        Token token = new Token(
                row.text("id"),
                row.text("name"),
                scopes,
                row.instant("created_at"),
                row.text("created_by"),
                row.optionalInstant("expires_at"),
                row.optionalInstant("revoked_at"));
        return new Kept(token, new Digest(row.text("digest")));
    }
}
