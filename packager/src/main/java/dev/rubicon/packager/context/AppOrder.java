package dev.rubicon.packager.context;

import dev.rubicon.al.AppDependency;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts apps in the order in which they need each other; otherwise they stay as given. */
public final class AppOrder {
    private final Map<UUID, DescribedApp> apps = new LinkedHashMap<>();
    private final Map<UUID, DescribedApp> ordered = new LinkedHashMap<>();
    // Those that wait for the one being looked at, the last one first.
    private final Deque<AppIdentity> waiting = new ArrayDeque<>();

    private AppOrder() {}

    /** @throws InvalidInput RB180 if they need each other in a circle, RB181 if one is there twice */
    public static List<DescribedApp> of(Collection<DescribedApp> given) {
        AppOrder order = new AppOrder();
        for (DescribedApp app : given) {
            DescribedApp earlier = order.apps.putIfAbsent(app.identity().id(), app);
            if (earlier != null) {
                throw new InvalidInput(ContextProblems.sameApp(app.identity(), earlier.path(), app.path()));
            }
        }
        order.apps.values().forEach(order::add);
        return List.copyOf(order.ordered.values());
    }

    private void add(DescribedApp app) {
        if (ordered.containsKey(app.identity().id())) {
            return;
        }
        if (waiting.contains(app.identity())) {
            throw new InvalidInput(ContextProblems.circle(circle(app.identity())));
        }
        waiting.push(app.identity());
        for (AppDependency dependency : app.dependencies()) {
            if (apps.containsKey(dependency.id())) {
                add(apps.get(dependency.id()));
            }
        }
        waiting.pop();
        ordered.put(app.identity().id(), app);
    }

    private List<AppIdentity> circle(AppIdentity again) {
        List<AppIdentity> path = new ArrayList<>(waiting);
        Collections.reverse(path);
        List<AppIdentity> circle = new ArrayList<>(path.subList(path.indexOf(again), path.size()));
        circle.add(again);
        return circle;
    }
}
