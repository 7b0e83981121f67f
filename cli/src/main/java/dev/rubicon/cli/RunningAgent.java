package dev.rubicon.cli;

import dev.rubicon.fleet.agent.Agent;
import dev.rubicon.fleet.agent.AgentFiles;
import dev.rubicon.fleet.agent.AgentLoop;
import dev.rubicon.fleet.agent.AgentPace;
import dev.rubicon.fleet.agent.AgentRules;
import dev.rubicon.fleet.agent.HttpServerLink;
import dev.rubicon.fleet.agent.InstanceWork;
import dev.rubicon.fleet.agent.Membership;
import dev.rubicon.fleet.agent.Reporter;
import dev.rubicon.fleet.agent.ServerLink;
import dev.rubicon.fleet.agent.Task;
import dev.rubicon.fleet.agent.TokenKeeper;
import dev.rubicon.installer.Installer;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.model.Problem;
import dev.rubicon.repository.Repository;
import dev.rubicon.repository.http.Sleeper;
import dev.rubicon.repository.http.WebAddress;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** An agent with all that it needs of this machine. */
record RunningAgent(
        Instance instance,
        AgentFiles files,
        AgentRules rules,
        RepositoryOptions repository,
        PrecautionOptions precautions,
        Terminal terminal) {
    // A service manager waits as long; an update that has begun ends rather than being interrupted.
    private static final int STOPPING_MINUTES = 15;

    private record Parts(Agent agent, TokenKeeper tokens, ServerLink server) {}

    /** One round, or two, if what it brought is accepted. */
    ExitCode once(Optional<WebAddress> server, boolean accepting) {
        return files.locked(() -> {
            Parts parts = parts(server);
            parts.tokens().renewIfNeeded(parts.server());
            Agent.Round round = parts.agent().round();
            Optional<Task> offered = parts.agent().offered();
            if (accepting && offered.isPresent()) {
                files.accept(offered.get());
                round = parts.agent().round();
            }
            return round.offline() ? ExitCode.UNAVAILABLE : ExitCode.DONE;
        });
    }

    ExitCode untilStopped(Optional<WebAddress> server, AgentPace pace) {
        return files.locked(() -> {
            Parts parts = parts(server);
            AtomicBoolean stopping = new AtomicBoolean();
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopping, stopped)));
            try {
                new AgentLoop(
                                parts.agent(),
                                parts.tokens(),
                                parts.server(),
                                files,
                                pace,
                                Clock.systemUTC(),
                                Sleeper.REAL,
                                log())
                        .run(() -> !stopping.get());
            } finally {
                stopped.countDown();
            }
            return ExitCode.DONE;
        });
    }

    private static void stop(AtomicBoolean stopping, CountDownLatch stopped) {
        stopping.set(true);
        try {
            stopped.await(STOPPING_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Parts parts(Optional<WebAddress> server) {
        TokenKeeper tokens = new TokenKeeper(files, Clock.systemUTC(), log());
        Membership member = tokens.membership();
        HttpServerLink link =
                FleetServers.link(server.orElse(member.server()), repository.network(), repository.home(), tokens);
        InstanceWork work = new InstanceWork(
                instance,
                () -> installer(repository.open()),
                () -> installer(repository.openWithoutNetwork()),
                Who.runs("agent").user(),
                none -> ResolutionText.problems(none.resolution()));
        Reporter reporter = new Reporter(member.name(), member.grant().agent(), FleetServers.client(), rules);
        return new Parts(new Agent(rules, files, link, work, reporter, Clock.systemUTC(), log()), tokens, link);
    }

    private Installer installer(Repository packages) {
        return new Installer(
                instance, packages, precautions.precautions(repository.home().home()), Clock.systemUTC());
    }

    private Agent.Log log() {
        return new Agent.Log() {
            @Override
            public void says(String what) {
                terminal.message(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS) + " " + what);
            }

            @Override
            public void problems(List<Problem> problems) {
                terminal.warnings(problems);
            }
        };
    }
}
