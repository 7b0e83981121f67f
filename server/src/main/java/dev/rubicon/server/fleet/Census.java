package dev.rubicon.server.fleet;

import dev.rubicon.server.catalog.Catalog;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Looks at the whole fleet, and reads the reports of those instances alone that are shown. */
public record Census(Catalog catalog) {
    private static final String SOUGHT = " WHERE lower(i.name) LIKE ? ESCAPE '!' OR i.ring = ?";

    /** @param silent instances of which nothing was heard for so long */
    public record Count(long instances, long silent) {}

    public Count count(Instant silentBefore) {
        return catalog.read(transaction -> transaction
                .first(
                        "SELECT count(*) AS all_of_them, coalesce(sum(CASE WHEN seen_at < ? THEN 1 ELSE 0 END), 0) AS silent "
                                + "FROM fleet_seen",
                        row -> new Count(row.number("all_of_them"), row.number("silent")),
                        silentBefore)
                .orElseThrow());
    }

    /** In the order of their names. */
    public List<String> rings() {
        return catalog.read(transaction ->
                transaction.query("SELECT DISTINCT ring FROM fleet_instance ORDER BY ring", row -> row.text("ring")));
    }

    /**
     * Some instances.
     *
     * @param first in the order of their names
     * @param all how many there are of the kind
     */
    public record Found(List<FleetInstance> first, long all) {}

    /** @param text what names contain, letter case aside, or a ring; empty for all */
    public Found sought(String text, int most) {
        String lower = text.toLowerCase(Locale.ROOT);
        String pattern = "%" + lower.replaceAll("[!%_]", "!$0") + "%";
        return catalog.read(transaction -> new Found(
                transaction.query(
                        "SELECT * FROM fleet_instance i JOIN fleet_seen s ON s.instance = i.name" + SOUGHT
                                + " ORDER BY i.name LIMIT ?",
                        FleetInstance::of,
                        pattern,
                        lower,
                        most),
                transaction
                        .first(
                                "SELECT count(*) AS n FROM fleet_instance i" + SOUGHT,
                                row -> row.number("n"),
                                pattern,
                                lower)
                        .orElseThrow()));
    }
}
