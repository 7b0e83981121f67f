package dev.rubicon.al.runtime.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who hears what. */
final class Subscribers {
    private final Map<Subscriber.Event, List<Subscriber>> byEvent = new HashMap<>();
    private final Set<Integer> tables = new HashSet<>();

    void add(Subscriber subscriber) {
        if (subscriber.event().kind().equals("table")) {
            tables.add(subscriber.event().publisher());
        }
        byEvent.computeIfAbsent(subscriber.event(), e -> new ArrayList<>()).add(subscriber);
    }

    /** Whether anybody hears anything of that table. */
    boolean hearOf(TableDefinition table) {
        return tables.contains(table.id());
    }

    List<Subscriber> to(Subscriber.Event event) {
        return byEvent.getOrDefault(event, List.of());
    }
}
