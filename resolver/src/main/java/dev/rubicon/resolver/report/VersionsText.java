package dev.rubicon.resolver.report;

import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Fact;
import dev.rubicon.resolver.Versions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sets of versions in words: as somebody wrote them if anybody did, else by the versions at their ends. */
final class VersionsText {
    private static final int MAX_LISTED = 6;

    private final Map<Versions, String> written = new HashMap<>();

    VersionsText(List<Fact> facts) {
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Asked asked -> learn(asked.fitting(), asked.query());
                case Fact.Declared declared ->
                    learn(declared.fitting().getFirst(), declared.dependency().version());
                case Fact.Stays any -> {}
                case Fact.Unmoved any -> {}
                case Fact.Yanked any -> {}
                case Fact.Unnamed any -> {}
            }
        }
    }

    private void learn(Versions fitting, VersionQuery query) {
        String range = range(query);
        if (query.stay() != VersionQuery.Stay.ALWAYS && !range.isEmpty() && !range.contains(">> ")) {
            written.putIfAbsent(fitting, range);
        }
    }

    private static String range(VersionQuery query) {
        return query.toString().replaceFirst("^[!^_-]+ ?", "");
    }

    /** What plays a part: {@code app 2.0}, {@code app >=2.0} or {@code every version of app}. */
    String subject(Versions versions) {
        if (versions.isAll() && versions.all().size() > 1) {
            return "every version of " + versions.id();
        }
        return versions.id() + " " + range(versions);
    }

    /** What is needed: {@code app 2.0}, {@code app >=2.0} or just {@code app}. */
    String object(Versions versions) {
        return versions.isAll() ? versions.id().value() : versions.id() + " " + range(versions);
    }

    private String range(Versions versions) {
        if (versions.some().size() == 1) {
            return versions.some().getFirst().toString();
        }
        String text = written.get(versions);
        return text == null ? runs(versions) : text;
    }

    private static String runs(Versions versions) {
        List<Version> all = versions.all();
        List<String> runs = new ArrayList<>();
        int from = 0;
        while (from < all.size()) {
            if (!versions.some().contains(all.get(from))) {
                from++;
                continue;
            }
            int to = from;
            while (to + 1 < all.size() && versions.some().contains(all.get(to + 1))) {
                to++;
            }
            runs.add(run(all, from, to));
            from = to + 1;
        }
        return String.join(" or ", runs);
    }

    // The next version above says where a run ends: 1.0 and 1.1 of 1.0, 1.1 and 2.0 are <2.0.
    private static String run(List<Version> all, int from, int to) {
        if (from == to) {
            return all.get(from).toString();
        }
        String low = from == 0 ? "" : ">=" + all.get(from);
        String high = to == all.size() - 1 ? "" : "<" + all.get(to + 1);
        return (low + " " + high).strip();
    }

    /** {@code 1.0, 1.1 and 2.0}; of many, the ends. */
    static String listed(List<Version> versions) {
        if (versions.size() > MAX_LISTED) {
            return versions.getFirst() + " to " + versions.getLast();
        }
        return joined(versions.stream().map(Version::toString).toList(), "and");
    }

    /** {@code a, b and c}. */
    static String joined(List<String> items, String last) {
        int size = items.size();
        return size < 2
                ? String.join("", items)
                : items.stream().limit(size - 1).collect(Collectors.joining(", ")) + " " + last + " " + items.getLast();
    }
}
