package dev.rubicon.server.console.fleet;

import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.rollout.Decision;
import dev.rubicon.fleet.rollout.Deployment;
import dev.rubicon.fleet.rollout.Phase;
import dev.rubicon.fleet.rollout.Rollout;
import dev.rubicon.fleet.rollout.RolloutEvent;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.server.console.Console;
import dev.rubicon.server.console.Form;
import dev.rubicon.server.console.Frame;
import dev.rubicon.server.console.Moment;
import dev.rubicon.server.console.Visit;
import dev.rubicon.server.fleet.Deployments;
import dev.rubicon.server.fleet.Instances;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Deployments: a list, a form for a new one, and where each is. */
public record DeploymentPages(Console console, Deployments deployments, Instances instances) {
    static final String PATH = "/console/deployments";
    static final String SECTION = "deployments";

    private static final String ONE = PATH + "/{id}";
    private static final int MOST = 100;

    // htmx looks no more once it has got this.
    private static final int LOOK_NO_MORE = 286;

    public List<Route> routes() {
        return List.of(
                console.page(PATH, Scope.READ, this::list),
                console.page(PATH + "/new", Scope.DEPLOY, visit -> form(visit, 200, Form.EMPTY, Optional.empty())),
                console.action(PATH, Scope.DEPLOY, this::create),
                console.page(ONE, Scope.READ, this::show),
                console.page(ONE + "/progress", Scope.READ, this::progress),
                wish("start", RolloutEvent.Started::new),
                wish("pause", RolloutEvent.Paused::new),
                wish("resume", RolloutEvent.Resumed::new),
                wish("cancel", RolloutEvent.Canceled::new));
    }

    /** Deployments, the newest first. */
    record Listed(List<Line> lines) {}

    /** A deployment in a list. */
    record Line(Deployments.Summary summary, Moment created) {
        public String address() {
            return PATH + "/" + summary.id();
        }

        public String targets() {
            return counted(summary.targets());
        }

        public boolean asks() {
            return summary.targets().containsKey("awaiting approval");
        }
    }

    /** Such as {@code 2 failed, 10 succeeded}. */
    static String counted(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    static List<Line> lines(Visit visit, Deployments deployments, int limit) {
        return deployments.newest(limit).stream()
                .map(summary -> new Line(summary, visit.moment(summary.createdAt())))
                .toList();
    }

    private Reply list(Visit visit) {
        return visit.page(
                "fleet/deployments", visit.frame("Deployments", SECTION), new Listed(lines(visit, deployments, MOST)));
    }

    /** A form. @param rings that there are */
    record Filled(Form form, List<String> rings, Optional<Problem> problem) {
        public boolean isHotfix() {
            return form.text("kind").equals("hotfix");
        }

        public String or(String field, String usual) {
            return form.filled(field).orElse(usual);
        }
    }

    private Reply form(Visit visit, int status, Form form, Optional<Problem> problem) {
        List<String> rings = instances.census().rings();
        return visit.page(
                status, "fleet/create", visit.frame("New deployment", SECTION), new Filled(form, rings, problem));
    }

    private Reply create(Visit visit, Form form) {
        try {
            Rollout made =
                    deployments.create(DeploymentForm.read(form), visit.caller().name());
            return visit.see(PATH + "/" + made.deployment().id());
        } catch (InvalidInput invalid) {
            return form(visit, 400, form, Optional.of(invalid.problems().getFirst()));
        }
    }

    /** A deployment as it is now. */
    record Shown(Deployments.Known known, Waves waves, Moment created, Moment asOf) {
        public Deployment deployment() {
            return known.rollout().deployment();
        }

        public String address() {
            return PATH + "/" + deployment().id();
        }

        public String phase() {
            return StatusText.phase(known.rollout().phase());
        }

        public boolean isHotfix() {
            return deployment().kind() == Deployment.Kind.HOTFIX;
        }

        /** What it brings or takes, a line each. */
        public List<String> wanted() {
            return switch (deployment().request()) {
                case DeploymentRequest.Install install ->
                    install.packages().stream()
                            .map(asked -> asked.query().equals(VersionQuery.ANY)
                                    ? asked.id() + ", newest"
                                    : asked.id() + " " + asked.query())
                            .toList();
                case DeploymentRequest.Uninstall uninstall ->
                    uninstall.ids().stream().map(id -> id + " goes").toList();
            };
        }

        public boolean isMoving() {
            return !wishes().isEmpty();
        }

        /** What can be wanted of it now: the last part of the address, and what the button says. */
        public List<Wish> wishes() {
            Wish cancel = new Wish("cancel", "Cancel it for good", "quiet");
            return switch (known.rollout().phase()) {
                case Phase.Preparing preparing -> List.of(new Wish("start", "Start", ""), cancel);
                case Phase.Going going -> List.of(new Wish("pause", "Pause", ""), cancel);
                case Phase.Paused paused -> List.of(new Wish("resume", "Resume", ""), cancel);
                case Phase.Canceled canceled -> List.of();
                case Phase.Finished finished -> List.of();
            };
        }

        /** Instances that ask for an approval. */
        public long asking() {
            return waves.counts().getOrDefault("awaiting approval", 0L);
        }
    }

    /** A button. */
    record Wish(String path, String text, String look) {}

    private Shown shown(Visit visit) {
        DeploymentId id = id(visit);
        Deployments.Known known =
                deployments.find(id).orElseThrow(() -> Refusals.notFound("there is no deployment " + id));
        return new Shown(known, Waves.of(known.rollout()), visit.moment(known.createdAt()), Moment.exact(visit.now()));
    }

    static DeploymentId id(Visit visit) {
        return new DeploymentId(visit.request().parameter("id"));
    }

    private Reply show(Visit visit) {
        Shown shown = shown(visit);
        Frame frame = visit.frame(shown.deployment().name(), SECTION);
        return visit.page("fleet/deployment", frame, shown);
    }

    private Reply progress(Visit visit) {
        Shown shown = shown(visit);
        return visit.page(shown.isMoving() ? 200 : LOOK_NO_MORE, "fleet/progress", visit.frame("", SECTION), shown);
    }

    private Route wish(String path, BiFunction<String, Instant, RolloutEvent> wish) {
        return console.action(ONE + "/" + path, Scope.DEPLOY, (visit, form) -> {
            done(deployments, visit, wish.apply(visit.caller().name(), deployments.now()));
            return visit.see(PATH + "/" + id(visit));
        });
    }

    /** @throws HttpProblem 409 if it cannot be done */
    static void done(Deployments deployments, Visit visit, RolloutEvent event) {
        List<Problem> refusals = new ArrayList<>();
        deployments.on(id(visit), event, visit.caller().name()).decisions().forEach(decision -> {
            if (decision instanceof Decision.Reject reject) {
                refusals.add(reject.problem());
            }
        });
        if (!refusals.isEmpty()) {
            throw new HttpProblem(
                    409, refusals.getFirst().code(), refusals.getFirst().message());
        }
    }
}
