package dev.rubicon.server.console.fleet;

import dev.rubicon.server.console.Console;
import dev.rubicon.server.console.Visit;
import dev.rubicon.server.fleet.Census;
import dev.rubicon.server.fleet.Fleet;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.util.List;
import java.util.Set;

/** What is going on, and who has to do something about it. */
public record OverviewPage(Console console, Fleet fleet) {
    private static final int MOST = 50;
    private static final Set<String> OPEN = Set.of("preparing", "going", "paused");

    public List<Route> routes() {
        return List.of(console.page("/console/", Scope.READ, this::show));
    }

    /** @param silent instances of which nothing has been heard for longer than waves wait */
    record Shown(List<DeploymentPages.Line> open, long instances, long silent) {
        public long asking() {
            return open.stream().filter(DeploymentPages.Line::asks).count();
        }
    }

    private Reply show(Visit visit) {
        List<DeploymentPages.Line> open = DeploymentPages.lines(visit, fleet.deployments(), MOST).stream()
                .filter(line -> OPEN.contains(line.summary().phase()))
                .toList();
        Census.Count count = fleet.instances().census().count(visit.now().minus(Fleet.SILENCE));
        return visit.page(
                "fleet/overview", visit.frame("Overview", ""), new Shown(open, count.instances(), count.silent()));
    }
}
