package dev.rubicon.server;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.mirror.Freshness;
import dev.rubicon.repository.mirror.PullThrough;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The repository that a server mirrors as it is asked for. */
final class Upstream {
    private static final System.Logger LOG = System.getLogger("dev.rubicon.server.upstream");

    // A client waits 30 seconds for the first byte of an answer.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private Upstream() {}

    /**
     * Begins with what there is, be it nothing: the upstream may come up later.
     *
     * @throws dev.rubicon.model.InvalidInput RB307 or RB351 if the folder has something else
     * @throws dev.rubicon.model.Untrusted if there is nothing yet, and what the upstream has cannot be believed
     */
    static Optional<PullThrough> opened(ServerSettings settings, Clock clock) {
        return settings.upstream().map(origin -> opened(origin, settings, clock));
    }

    private static PullThrough opened(Transport origin, ServerSettings settings, Clock clock) {
        PullThrough mirror = new PullThrough(
                origin,
                settings.repository(),
                new Trust(settings.home().resolve("trust")).requiredFor(origin),
                PATIENCE,
                new Freshness(FRESH, LEFT_ALONE, clock),
                problems -> problems.forEach(Upstream::warn));
        try {
            mirror.look();
        } catch (Unavailable e) {
            LOG.log(Level.INFO, "nothing of {0} is here yet", origin.location());
        }
        return mirror;
    }

    private static void warn(Problem problem) {
        LOG.log(Level.WARNING, "{0} {1}", problem.code(), problem.message());
    }

    /** Whoever would publish anything here is told where to. */
    static Problem readOnly(PullThrough mirror) {
        return new Problem(
                "RB928",
                "this server mirrors " + mirror.origin() + ": packages and apps are published and changed there",
                "publish to that repository");
    }
}
