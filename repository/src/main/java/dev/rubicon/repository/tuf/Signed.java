package dev.rubicon.repository.tuf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a metadata file says, without its signatures. Closed: there are four types. */
public sealed interface Signed {
    /** From 1 up; each file that replaces another has a higher one. */
    long version();

    /** From when on it is not to be believed. */
    Instant expires();

    /**
     * Who may sign what.
     *
     * @param consistent whether names of files carry version or digest, so that several states can be served at once
     * @param roles by name: root, timestamp, snapshot, targets
     * @param lifetimes of what is signed from now on, if it says: a key of Rubicon's own, so that all who publish keep to it
     */
    record Root(
            long version,
            Instant expires,
            boolean consistent,
            SortedMap<String, PublicKey> keys,
            SortedMap<String, RoleKeys> roles,
            Optional<Lifetimes> lifetimes)
            implements Signed {
        public Root {
            keys = new TreeMap<>(keys);
            roles = new TreeMap<>(roles);
        }
    }

    /**
     * Which snapshot is the newest.
     *
     * @param rootVersion the newest root, if it says: a key of Rubicon's own, which saves its clients the question for the next one
     */
    record Timestamp(long version, Instant expires, FileMeta snapshot, Optional<Long> rootVersion) implements Signed {}

    /**
     * Which version of each targets file belongs together.
     *
     * @param meta by file name, such as {@code targets.json}
     */
    record Snapshot(long version, Instant expires, SortedMap<String, FileMeta> meta) implements Signed {
        public Snapshot {
            meta = new TreeMap<>(meta);
        }
    }

    /** Which files there are, and who else may say so. */
    record Targets(
            long version, Instant expires, SortedMap<String, TargetFile> files, Optional<Delegations> delegations)
            implements Signed {
        public Targets {
            files = new TreeMap<>(files);
        }
    }

    /**
     * Who else may vouch for files.
     *
     * @param roles in the order in which they are asked
     */
    record Delegations(SortedMap<String, PublicKey> keys, List<DelegatedRole> roles, Optional<HashBins> bins) {
        public Delegations {
            keys = new TreeMap<>(keys);
            roles = List.copyOf(roles);
        }

        /** The roles to ask about a file, in order, up to one that ends the search. */
        List<DelegatedRole> rolesFor(String path) {
            return bins.map(all -> List.of(
                            new DelegatedRole(all.binOf(path), all.keys(), true, new PathMatch.Globs(List.of()))))
                    .orElseGet(() -> roles.stream()
                            .filter(role -> role.paths().matches(path))
                            .toList());
        }
    }

    /**
     * One of those.
     *
     * @param terminating whether nobody is asked after it, if it may vouch for the file
     */
    record DelegatedRole(String name, RoleKeys keys, boolean terminating, PathMatch paths) {}
}
