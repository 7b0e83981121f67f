package dev.rubicon.repository.mirror;

import dev.rubicon.model.Dependency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which package files a mirror is to hold. Metadata and indexes it always holds whole. */
public sealed interface Selection {
    record Everything() implements Selection {}

    /**
     * Versions that could be newly chosen: not withdrawn, and pre-releases only where a query names their label.
     *
     * @param include packages and which versions of them; empty for all packages
     * @param closure whether it takes what these need, too: every version that could satisfy, of the package or of a substitute, since which
     *     of them is chosen depends on where they go; nothing for what is optional or only restricts
     * @param latest at most so many of each, and of what each dependency could be satisfied by
     * @param since only those published since then, and what these need; when a version was published is not signed for old ones, which
     *     count as older
     */
    record Part(List<Dependency> include, boolean closure, Optional<Integer> latest, Optional<Instant> since)
            implements Selection {
        public Part {
            include = List.copyOf(include);
        }
    }

    /**
     * Package files by the names by which they are stored, as a file that was carried here lists them.
     *
     * @param holds what was asked for where it was made
     */
    record Listed(List<String> packages, String holds) implements Selection {
        public Listed {
            packages = List.copyOf(packages);
        }
    }

    /** As it is written on a command line. */
    default String described() {
        return switch (this) {
            case Everything all -> "all packages";
            case Listed listed -> listed.holds();
            case Part part -> {
                List<String> words = new ArrayList<>();
                part.include().forEach(one -> words.add("--include " + one));
                if (part.closure()) {
                    words.add("--closure");
                }
                part.latest().ifPresent(number -> words.add("--latest " + number));
                part.since().ifPresent(time -> words.add("--since " + time));
                yield String.join(" ", words);
            }
        };
    }
}
