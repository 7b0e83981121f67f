package dev.rubicon.server.fleet;

import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.catalog.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * When something was heard of each agent. What a process has heard is written every few seconds, since writing it for every request
 * would cost more than answering; if it is killed before, the agents ask another one soon.
 */
final class Watch {
    private static final int TOGETHER = 200;

    // Longer than this without a server, and nobody was there to hear the agents.
    private static final Duration GAP = Duration.ofMinutes(1);

    private final Catalog catalog;
    private final Map<InstanceName, Instant> heard = new TreeMap<>();

    Watch(Catalog catalog) {
        this.catalog = catalog;
    }

    synchronized void hear(InstanceName instance, Instant at) {
        heard.put(instance, at);
    }

    private synchronized List<Map.Entry<InstanceName, Instant>> take() {
        List<Map.Entry<InstanceName, Instant>> all = List.copyOf(heard.entrySet());
        heard.clear();
        return all;
    }

    /** Writes what was heard, and that a server is there to hear. */
    void write(Instant now) {
        List<Map.Entry<InstanceName, Instant>> all = take();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<Map.Entry<InstanceName, Instant>> some = all.subList(from, Math.min(all.size(), from + TOGETHER));
            catalog.write(transaction -> write(transaction, some));
        }
        catalog.write(transaction -> transaction.update(
                "UPDATE fleet_watch SET since = CASE WHEN last < ? THEN ? ELSE since END, last = ? WHERE one = 1",
                now.minus(GAP),
                now,
                now));
    }

    // In the order of names, which all processes have: none waits for another that waits for it.
    private static int write(Transaction transaction, List<Map.Entry<InstanceName, Instant>> heard) {
        String rows = heard.stream().map(one -> "(?, ?)").collect(Collectors.joining(", "));
        List<Object> values = new ArrayList<>();
        heard.forEach(one -> {
            values.add(one.getKey().value());
            values.add(one.getValue());
        });
        return transaction.update(
                "INSERT INTO fleet_seen (instance, seen_at) VALUES " + rows
                        + " ON CONFLICT (instance) DO UPDATE SET seen_at = excluded.seen_at "
                        + "WHERE fleet_seen.seen_at < excluded.seen_at",
                values.toArray());
    }

    /** Whether servers have been there to hear ever since. */
    static boolean isSince(Transaction transaction, Instant then) {
        return transaction
                .first("SELECT 1 FROM fleet_watch WHERE one = 1 AND since <= ?", row -> true, then)
                .isPresent();
    }
}
