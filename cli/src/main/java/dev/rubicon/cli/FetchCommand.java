package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.Installer;
import dev.rubicon.installer.PlanAnswer;
import dev.rubicon.installer.Precautions;
import dev.rubicon.installer.SavedPlan;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.snapshot.Snapshots;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Release;
import dev.rubicon.repository.Repository;
import dev.rubicon.resolver.Request;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "fetch",
        description = "Bring what an install will need, before it is needed.",
        footer = {
            "",
            "With --plan it is what 'plan --output' has planned. If the plan no longer holds, the exit code is 3.",
            "With --instance it is exactly what the same request needs there; else all that it needs where nothing is installed.",
            "Then 'install --offline' asks nobody for anything. Repositories in folders stay where they are.",
            "",
            "Examples:",
            "  rubicon fetch --id bundle/pos --instance LSCentral",
            "  rubicon fetch --update --instance LSCentral",
            "  rubicon fetch --locked pos.lock.json",
            "  rubicon fetch --plan plan.json"
        })
final class FetchCommand implements Callable<Integer> {
    @Mixin
    private AskedOptions asked;

    @Option(names = "--instance", paramLabel = "NAME", description = "The instance that it is for.")
    private Optional<InstanceName> instance;

    @Option(names = "--plan", paramLabel = "FILE", description = "What this plan needs, instead of --id.")
    private Optional<Path> plan;

    @Option(names = "--update", description = "What 'update' would need there, instead of --id.")
    private boolean update;

    @Option(names = "--all", description = "With --update: dependencies move even where they could stay.")
    private boolean all;

    @Mixin
    private RepositoryOptions repository;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (update && (instance.isEmpty() || !asked.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "--update goes with --instance, and without --id and --locked");
        }
        if (plan.isPresent() && (instance.isPresent() || update || !asked.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "--plan says itself what and for which instance: give nothing else of these");
        }
        Terminal terminal = new Terminal(spec);
        TransferTally tally = new TransferTally();
        FetchedPackages packages = new FetchedPackages(repository.open(tally));
        ExitCode code = bring(packages, terminal);
        if (code == ExitCode.DONE) {
            report(packages.fetched(), tally, terminal);
        }
        return code.value();
    }

    private ExitCode bring(Repository packages, Terminal terminal) {
        OutcomeReport report = new OutcomeReport(terminal, json);
        if (plan.isPresent()) {
            SavedPlan saved = PlanFile.read(plan.get());
            return isHere(saved.instance())
                    ? forPlan(saved, packages, report)
                    : new Prefetch(packages, report).planned(saved);
        }
        return instance.isPresent()
                ? forInstance(instance.get(), packages, terminal)
                : new Prefetch(packages, report).run(request());
    }

    private boolean isHere(InstanceName name) {
        return repository.home().instances().list().instances().stream()
                .anyMatch(one -> one.name().equals(name));
    }

    // What it checks, it has brought.
    private ExitCode forPlan(SavedPlan saved, Repository packages, OutcomeReport report) {
        Precautions precautions =
                new Precautions(new Snapshots(repository.home().home()), saved.when(), 1, Optional.empty());
        Installer.Outcome outcome = new Installer(
                        repository.home().instance(saved.instance()), packages, precautions, Clock.systemUTC())
                .check(saved);
        return switch (outcome) {
            case Installer.Outcome.NotReady notReady -> report.planned(notReady.answer());
            case Installer.Outcome.MovedOn moved -> report.movedOn(moved);
            case Installer.Outcome.Declined holds -> ExitCode.DONE;
            case Installer.Outcome.Ended ended -> throw new IllegalStateException("a check applied the plan");
        };
    }

    private InstallRequest.OfVersions request() {
        return update
                ? new InstallRequest.Update(
                        List.of(),
                        all ? Request.Dependencies.MOVE : Request.Dependencies.STAY,
                        Arguments.NONE,
                        true,
                        Collections.emptySortedSet())
                : asked.request(Arguments.NONE, true, Collections.emptySortedSet());
    }

    // Whoever plans has everything that applying needs.
    private ExitCode forInstance(InstanceName name, Repository packages, Terminal terminal) {
        Installer installer = new Installer(repository.home().instance(name), packages, none(), Clock.systemUTC());
        PlanAnswer answer = installer.plan(request());
        return switch (answer) {
            case PlanAnswer.Made made -> {
                if (made.planned() instanceof Planned.Refused) {
                    terminal.message("as things are, the plan would be refused: rubicon plan says why");
                }
                yield ExitCode.DONE;
            }
            case PlanAnswer.NoVersions none -> new OutcomeReport(terminal, json).planned(none);
            case PlanAnswer.Impossible impossible -> new OutcomeReport(terminal, json).planned(impossible);
        };
    }

    // Nothing is applied.
    private Precautions none() {
        return new Precautions(new Snapshots(repository.home().home()), Precautions.When.NEVER, 1, Optional.empty());
    }

    private void report(List<Release> releases, TransferTally tally, Terminal terminal) {
        if (json) {
            ObjectNode node = Json.object();
            ArrayNode packages = node.putArray("packages");
            releases.forEach(release -> packages.addObject()
                    .put("id", release.id().value())
                    .put("version", release.version().toString())
                    .put("size", release.size())
                    .put("sha256", release.digest().hex()));
            terminal.json(node.put("brought", tally.files()).put("bytes", tally.bytes()));
            return;
        }
        releases.forEach(
                release -> terminal.line("  " + release.identity() + "  (" + Terminal.size(release.size()) + ")"));
        terminal.line(Terminal.count(releases.size(), "package") + " here; brought "
                + Terminal.count(tally.files(), "file") + ", " + Terminal.size(tally.bytes()));
    }
}
