package dev.rubicon.server.fleet;

import dev.rubicon.fleet.protocol.AgentId;
import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.fleet.protocol.InstanceReportJson;
import dev.rubicon.fleet.protocol.Registration;
import dev.rubicon.fleet.protocol.TokenGrant;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.catalog.Transaction;
import dev.rubicon.server.token.NewToken;
import dev.rubicon.server.token.TokenText;
import dev.rubicon.server.token.Tokens;
import dev.rubicon.server.web.Caller;
import dev.rubicon.server.web.Scope;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The instances of the fleet, and the tokens of their agents. */
public final class Instances {
    private static final Duration TOKEN_LIFE = Duration.ofDays(90);

    // An answer that got lost is given again so long, if the agent has said nothing yet.
    private static final Duration AGAIN = Duration.ofMinutes(15);

    private final Catalog catalog;
    private final AuditLog audit;
    private final Tokens tokens;
    private final SecureRandom random;
    private final Clock clock;

    public Instances(Catalog catalog, AuditLog audit, Tokens tokens, SecureRandom random, Clock clock) {
        this.catalog = catalog;
        this.audit = audit;
        this.tokens = tokens;
        this.random = random;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Makes a token that registers the agent of one instance, once. A former one for it is worth nothing from then on.
     *
     * @throws dev.rubicon.model.InvalidInput RB978, RB912
     */
    TokenText invite(InstanceName name, String ring, Duration life, String by) {
        String checked = Rings.checked(ring);
        return catalog.write(transaction -> {
            revokeInvitations(transaction, name, by);
            TokenText text = tokens.create(transaction, newToken("register:" + name, Scope.REGISTER, life), by);
            transaction.update(
                    "INSERT INTO fleet_invitation (token, instance, ring) VALUES (?, ?, ?)",
                    text.id(),
                    name.value(),
                    checked);
            return text;
        });
    }

    private NewToken newToken(String name, Scope scope, Duration life) {
        return new NewToken(shortened(name), new TreeSet<>(List.of(scope)), Optional.of(now().plus(life)));
    }

    // Names of tokens are shorter than those of instances with something in front.
    private static String shortened(String name) {
        return name.length() <= 64
                ? name
                : name.substring(0, 47) + "."
                        + Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }

    private void revokeInvitations(Transaction transaction, InstanceName name, String by) {
        transaction
                .query("SELECT token FROM fleet_invitation WHERE instance = ?", row -> row.text("token"), name.value())
                .forEach(token -> tokens.revoke(transaction, token, by));
        transaction.update("DELETE FROM fleet_invitation WHERE instance = ?", name.value());
    }

    /**
     * Makes the agent of an instance known, in place of one that it had.
     *
     * @throws dev.rubicon.server.web.HttpProblem 409 RB976
     */
    TokenGrant register(Caller caller, Registration registration) {
        record Invitation(InstanceName instance, String ring, Optional<Instant> usedAt) {}
        return catalog.write(transaction -> {
            Instant now = now();
            Invitation invitation = transaction
                    .first(
                            "SELECT * FROM fleet_invitation WHERE token = ?"
                                    + transaction.engine().locking(),
                            row -> new Invitation(
                                    new InstanceName(row.text("instance")),
                                    row.text("ring"),
                                    row.optionalInstant("used_at")),
                            caller.tokenId())
                    .orElseThrow(FleetProblems::usedInvitation);
            InstanceName name = invitation.instance();
            if (!registration.name().equals(name)) {
                throw FleetProblems.otherName(name, registration.name());
            }
            if (invitation.usedAt().filter(at -> at.isBefore(now.minus(AGAIN))).isPresent()) {
                throw FleetProblems.usedInvitation();
            }
            transaction.update("UPDATE fleet_invitation SET used_at = ? WHERE token = ?", now, caller.tokenId());
            revokeTokens(transaction, name, Optional.empty(), caller.name());
            AgentId agent = newAgent();
            transaction.update(
                    "INSERT INTO fleet_instance (name, agent, ring, registered_at, tokens, zone) VALUES (?, ?, ?, ?, 0, 'UTC') "
                            + "ON CONFLICT (name) DO UPDATE SET agent = excluded.agent, ring = excluded.ring, "
                            + "registered_at = excluded.registered_at",
                    name.value(),
                    agent.value(),
                    invitation.ring(),
                    now);
            transaction.update(
                    "INSERT INTO fleet_seen (instance, seen_at) VALUES (?, ?) ON CONFLICT (instance) DO UPDATE "
                            + "SET seen_at = excluded.seen_at",
                    name.value(),
                    now);
            TokenGrant grant = grant(transaction, name, agent, caller.name());
            audit.append(
                    transaction,
                    caller.name(),
                    "instance.register",
                    name.value(),
                    Json.object().put("agent", agent.value()).put("ring", invitation.ring()));
            return grant;
        });
    }

    private AgentId newAgent() {
        byte[] id = new byte[8];
        random.nextBytes(id);
        return new AgentId("a-" + HexFormat.of().formatHex(id));
    }

    private TokenGrant grant(Transaction transaction, InstanceName name, AgentId agent, String by) {
        transaction.update("UPDATE fleet_instance SET tokens = tokens + 1 WHERE name = ?", name.value());
        long number = transaction
                .first("SELECT tokens FROM fleet_instance WHERE name = ?", row -> row.number("tokens"), name.value())
                .orElseThrow();
        NewToken wanted = newToken("agent:" + number + ":" + name, Scope.AGENT, TOKEN_LIFE);
        TokenText text = tokens.create(transaction, wanted, by);
        transaction.update(
                "INSERT INTO fleet_agent_token (token, instance, agent) VALUES (?, ?, ?)",
                text.id(),
                name.value(),
                agent.value());
        return new TokenGrant(agent, text.shown(), wanted.expiresAt().orElseThrow());
    }

    /** Revokes the tokens of an instance's agents. @return how many */
    private int revokeTokens(Transaction transaction, InstanceName name, Optional<String> but, String by) {
        List<String> found = transaction.query(
                "SELECT token FROM fleet_agent_token WHERE instance = ? AND token <> ?",
                row -> row.text("token"),
                name.value(),
                but.orElse(""));
        for (String token : found) {
            tokens.revoke(transaction, token, by);
            transaction.update("DELETE FROM fleet_agent_token WHERE token = ?", token);
        }
        return found.size();
    }

    /** Another token for an agent. The present one stays good until it ends or the next one is given; older ones do not. */
    TokenGrant renew(Caller caller) {
        return catalog.write(transaction -> {
            Agent agent = agent(transaction, caller);
            revokeTokens(transaction, agent.instance(), Optional.of(caller.tokenId()), caller.name());
            return grant(transaction, agent.instance(), agent.id(), caller.name());
        });
    }

    /** Who speaks for which instance. */
    record Agent(InstanceName instance, AgentId id) {}

    /** @throws dev.rubicon.server.web.HttpProblem 403 RB977 if the token is no agent's */
    Agent agent(Caller caller) {
        return catalog.read(transaction -> agent(transaction, caller));
    }

    private static Agent agent(Transaction transaction, Caller caller) {
        return transaction
                .first(
                        "SELECT * FROM fleet_agent_token WHERE token = ?",
                        row -> new Agent(new InstanceName(row.text("instance")), new AgentId(row.text("agent"))),
                        caller.tokenId())
                .orElseThrow(FleetProblems::noAgent);
    }

    /** @throws dev.rubicon.server.web.HttpProblem 403 RB977 if it is another agent's */
    void report(Caller caller, InstanceReport report) {
        catalog.write(transaction -> {
            Agent agent = agent(transaction, caller);
            if (!report.name().equals(agent.instance()) || !report.agent().equals(agent.id())) {
                throw FleetProblems.otherInstance(agent.instance(), report.name());
            }
            // It has its token: nobody needs to be told it again.
            revokeInvitations(transaction, agent.instance(), caller.name());
            return transaction.update(
                    "UPDATE fleet_instance SET report = ?, reported_at = ?, zone = ?, own_window = ? WHERE name = ?",
                    Json.writeLine(InstanceReportJson.write(report)),
                    now(),
                    report.zone().getId(),
                    report.window().map(UpdateWindow::toString),
                    report.name().value());
        });
    }

    /** By name. @param ring only those of this one */
    public List<FleetInstance> all(Optional<String> ring) {
        return catalog.read(transaction -> transaction.query(
                "SELECT * FROM fleet_instance i JOIN fleet_seen s ON s.instance = i.name"
                        + (ring.isPresent() ? " WHERE i.ring = ?" : "")
                        + " ORDER BY i.name",
                FleetInstance::of,
                ring.stream().toArray()));
    }

    /** Nothing for what cannot be the name of an instance. */
    public Optional<FleetInstance> named(String text) {
        try {
            return find(new InstanceName(text));
        } catch (InvalidInput none) {
            return Optional.empty();
        }
    }

    /** All of them, without what each holds. */
    public Census census() {
        return new Census(catalog);
    }

    public Optional<FleetInstance> find(InstanceName name) {
        return catalog.read(transaction -> transaction.first(
                "SELECT * FROM fleet_instance i JOIN fleet_seen s ON s.instance = i.name WHERE i.name = ?",
                FleetInstance::of,
                name.value()));
    }

    /**
     * Puts an instance into another ring. Deployments that have begun go by the one that it was in.
     *
     * @throws dev.rubicon.server.web.HttpProblem 404 RB975
     */
    void move(InstanceName name, String ring, String by) {
        String checked = Rings.checked(ring);
        catalog.write(transaction -> {
            if (transaction.update("UPDATE fleet_instance SET ring = ? WHERE name = ?", checked, name.value()) == 0) {
                throw FleetProblems.noInstance(name);
            }
            audit.append(
                    transaction,
                    by,
                    "instance.ring",
                    name.value(),
                    Json.object().put("ring", checked));
            return true;
        });
    }

    /**
     * Revokes all that the agent of an instance could prove itself with. The instance stays in the list.
     *
     * @throws dev.rubicon.server.web.HttpProblem 404 RB975
     */
    int revoke(InstanceName name, String by) {
        return catalog.write(transaction -> {
            transaction
                    .first("SELECT 1 FROM fleet_instance WHERE name = ?", row -> true, name.value())
                    .orElseThrow(() -> FleetProblems.noInstance(name));
            revokeInvitations(transaction, name, by);
            int revoked = revokeTokens(transaction, name, Optional.empty(), by);
            audit.append(
                    transaction,
                    by,
                    "instance.revoke",
                    name.value(),
                    Json.object().put("tokens", revoked));
            return revoked;
        });
    }
}
