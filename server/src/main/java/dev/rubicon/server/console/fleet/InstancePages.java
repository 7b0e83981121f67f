package dev.rubicon.server.console.fleet;

import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.server.console.Console;
import dev.rubicon.server.console.Moment;
import dev.rubicon.server.console.Visit;
import dev.rubicon.server.fleet.Census;
import dev.rubicon.server.fleet.Fleet;
import dev.rubicon.server.fleet.FleetInstance;
import dev.rubicon.server.fleet.Instances;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The instances of the fleet, and what each holds. */
public record InstancePages(Console console, Instances instances) {
    private static final int MOST = 200;
    private static final int MOST_PACKAGES = 4;
    private static final String PATH = "/console/instances";
    private static final String SECTION = "instances";

    public List<Route> routes() {
        return List.of(
                console.page(PATH, Scope.READ, this::list), console.page(PATH + "/{name}", Scope.READ, this::one));
    }

    /** Some of the instances. @param all how many there are, whatever was sought */
    record Listed(List<Line> lines, String sought, long found, long all) {}

    /** An instance in a list. */
    record Line(FleetInstance instance, Moment seen, boolean silent) {
        public String address() {
            return PATH + "/" + instance.name();
        }

        /** What somebody asked for. */
        public String packages() {
            List<String> asked = instance.report().stream()
                    .flatMap(report -> report.packages().stream())
                    .filter(InstanceReport.Installed::asked)
                    .map(one -> one.id() + " " + one.version())
                    .toList();
            String some = asked.stream().limit(MOST_PACKAGES).collect(Collectors.joining(", "));
            return asked.size() > MOST_PACKAGES ? some + ", …" : some;
        }

        public String last() {
            return instance.report()
                    .flatMap(InstanceReport::last)
                    .map(InstancePages::text)
                    .orElse("");
        }
    }

    private static String text(Progress progress) {
        return switch (progress.state()) {
            case Progress.State.Accepted accepted -> "update accepted";
            case Progress.State.Running running -> "update at step " + running.step() + " of " + running.of();
            case Progress.State.Succeeded succeeded -> "update succeeded";
            case Progress.State.Failed failed -> "update failed";
            case Progress.State.Refused refused -> "update refused";
            case Progress.State.Skipped skipped -> "update skipped";
        };
    }

    static boolean isSilent(FleetInstance instance, Instant now) {
        return instance.seenAt().isBefore(now.minus(Fleet.SILENCE));
    }

    private static Line line(Visit visit, FleetInstance instance) {
        return new Line(instance, visit.moment(instance.seenAt()), isSilent(instance, visit.now()));
    }

    private Reply list(Visit visit) {
        String sought = visit.request().query("q").orElse("").strip();
        Census census = instances.census();
        Census.Found found = census.sought(sought, MOST);
        long all = sought.isEmpty() ? found.all() : census.count(visit.now()).instances();
        List<Line> lines =
                found.first().stream().map(instance -> line(visit, instance)).toList();
        return visit.page(
                "fleet/instances", visit.frame("Instances", SECTION), new Listed(lines, sought, found.all(), all));
    }

    private Reply one(Visit visit) {
        InstanceName name = new InstanceName(visit.request().parameter("name"));
        FleetInstance instance = instances
                .find(name)
                .orElseThrow(() -> Refusals.notFound("there is no instance " + name + " in the fleet"));
        return visit.page("fleet/instance", visit.frame(name.value(), SECTION), line(visit, instance));
    }
}
