package dev.rubicon.server.fleet;

import dev.rubicon.model.ProblemException;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.token.Tokens;
import dev.rubicon.server.web.Route;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The part of the server that knows the instances and rolls versions out. */
public final class Fleet implements AutoCloseable {
    /** How long nothing is heard of an agent, usually, before waves go on without it. */
    public static final Duration SILENCE = Duration.ofMinutes(30);

    private static final Logger LOG = System.getLogger("dev.rubicon.server.fleet");
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Instances instances;
    private final Deployments deployments;
    private final Watch watch;
    private final List<Route> routes;
    private final Thread beat;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Runnable> others = new CopyOnWriteArrayList<>();

    public Fleet(Catalog catalog, AuditLog audit, Tokens tokens, Duration silence, Clock clock) {
        this.instances = new Instances(catalog, audit, tokens, new SecureRandom(), clock);
        this.deployments = new Deployments(catalog, audit, silence, clock);
        this.watch = new Watch(catalog);
        this.routes = Stream.of(
                        new AgentRoutes(catalog, instances, deployments, watch).routes(),
                        new InstanceRoutes(instances).routes(),
                        new DeploymentRoutes(deployments).routes())
                .flatMap(List::stream)
                .toList();
        this.beat = Thread.ofVirtual().name("fleet").unstarted(this::beat);
    }

    /** What others have to look at by the clock; as often as deployments, and after them. */
    public void whenLooking(Runnable other) {
        others.add(other);
    }

    /** Begins to look at the clock. */
    public Fleet start() {
        beat.start();
        return this;
    }

    private void beat() {
        while (!isStopping()) {
            try {
                look();
            } catch (ProblemException e) {
                LOG.log(Level.WARNING, "deployments are looked at again in a moment: " + e.getMessage());
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a bug, met while looking at deployments", e);
            }
        }
    }

    // Waits a moment to find out.
    private boolean isStopping() {
        try {
            return stopping.await(BEAT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Writes who was heard, and looks at each deployment that is due. Done every few seconds. */
    public void look() {
        watch.write(deployments.now());
        while (deployments.tick()) {
            // Until none is due.
        }
        others.forEach(Runnable::run);
    }

    public Instances instances() {
        return instances;
    }

    public Deployments deployments() {
        return deployments;
    }

    public List<Route> routes() {
        return routes;
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            beat.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
