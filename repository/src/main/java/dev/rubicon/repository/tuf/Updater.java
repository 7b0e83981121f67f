package dev.rubicon.repository.tuf;

import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A client of one repository: brings the metadata up to date in the order of the specification's client workflow (section 5), and
 * finds what is signed about a file. What is verified goes into the {@link TrustStore} at once, so that what was seen is never forgotten.
 *
 * <p>One departure, for repositories of Rubicon's own: where the trusted timestamp names the newest root, the new timestamp is asked
 * for first, and {@code N+1.root.json} only if it names another. Whoever can forge that can as well withhold the root.
 */
public final class Updater {
    private static final String TOP = "targets";
    private static final int MAX_ROOTS = 256;
    private static final int MAX_ROLES = 64;
    private static final long MAX_ROOT = 512_000;
    private static final long MAX_TIMESTAMP = 16_384;
    private static final long MAX_SNAPSHOT = 8_000_000;
    private static final long MAX_TARGETS = 20_000_000;

    private final TrustStore store;
    private final MetadataSource source;
    private final Expiry expiry;
    private final KnownSignatures signatures;
    // Whoever wants all roles asks for several at a time.
    private final ConcurrentMap<String, Metadata<Signed.Targets>> targets = new ConcurrentHashMap<>();
    // What every state has, as it was received: the store may have newer ones by the time somebody asks.
    private final Map<String, byte[]> received = new TreeMap<>();
    private Signed.Root root;
    private Signed.Timestamp timestamp;
    private Signed.Snapshot snapshot;

    private Updater(TrustStore store, MetadataSource source, Expiry expiry) {
        this.store = store;
        this.source = source;
        this.expiry = expiry;
        this.signatures = KnownSignatures.in(store);
    }

    /**
     * A client whose metadata is up to date.
     *
     * @param store holds at least a root, which is trusted
     * @throws Untrusted RB310 to RB318
     * @throws Unavailable RB316 if the repository lacks what it names
     */
    public static Updater refreshed(TrustStore store, MetadataSource source, Expiry expiry) {
        return refreshedUnless(store, source, expiry, begun -> false).orElseThrow();
    }

    /** The same; absent, and nothing more is asked for, if root and timestamp already tell enough. */
    public static Optional<Updater> refreshedUnless(
            TrustStore store, MetadataSource source, Expiry expiry, Predicate<Updater> enough) {
        Updater updater = new Updater(store, source, expiry);
        updater.root = updater.trustedRoot();
        if (!updater.rootIsNewest()) {
            updater.updateRoot();
            updater.expiry.check("root", updater.root);
            byte[] bytes = updater.required("timestamp.json", MAX_TIMESTAMP);
            updater.updateTimestamp(updater.trustedTimestamp(), updater.readTimestamp(bytes), bytes);
        }
        if (enough.test(updater)) {
            return Optional.empty();
        }
        updater.updateSnapshot();
        updater.topTargets();
        return Optional.of(updater);
    }

    /** The root that is trusted now. */
    public Signed.Root root() {
        return root;
    }

    public Signed.Timestamp timestamp() {
        return timestamp;
    }

    public Signed.Snapshot snapshot() {
        return snapshot;
    }

    /** What the role {@code targets} says. */
    public Signed.Targets topTargets() {
        return targets(TOP, root.keys(), root.roles().get(TOP));
    }

    private Signed.Root trustedRoot() {
        byte[] bytes = store.read("root").orElseThrow(() -> MetadataProblems.malformed("there is no trusted root"));
        received.put("root", bytes);
        Metadata<Signed.Root> own = MetadataReader.root(bytes);
        Signed.Root said = own.unverified();
        return own.verified("root", said.keys(), said.roles().get("root"), signatures::isValid);
    }

    /** The version of a timestamp that somebody has; absent if those whom this root names have not signed it. */
    public Optional<Long> versionOf(byte[] timestamp) {
        try {
            return Optional.of(readTimestamp(timestamp).version());
        } catch (Untrusted e) {
            return Optional.empty();
        }
    }

    private boolean rootIsNewest() {
        Optional<Signed.Timestamp> before = trustedTimestamp();
        if (before.flatMap(Signed.Timestamp::rootVersion).isEmpty()
                || !root.expires().isAfter(expiry.now())) {
            return false;
        }
        byte[] bytes = required("timestamp.json", MAX_TIMESTAMP);
        Signed.Timestamp offered;
        try {
            offered = Arrays.equals(bytes, received.get("timestamp")) ? before.get() : readTimestamp(bytes);
        } catch (Untrusted e) {
            // Perhaps a key was replaced: the new root says.
            return false;
        }
        if (!offered.rootVersion().equals(Optional.of(root.version()))) {
            return false;
        }
        updateTimestamp(before, offered, bytes);
        return true;
    }

    private void updateRoot() {
        for (int i = 0; i < MAX_ROOTS; i++) {
            Optional<byte[]> bytes = source.read((root.version() + 1) + ".root.json", MAX_ROOT);
            if (bytes.isEmpty()) {
                return;
            }
            root = Roots.next(root, bytes.get());
            received.put("root", bytes.get());
            store.write("root", bytes.get());
        }
        throw MetadataProblems.tooManyRoots(MAX_ROOTS);
    }

    private Optional<Signed.Timestamp> trustedTimestamp() {
        return trusted("timestamp", bytes -> {
            received.put("timestamp", bytes);
            return readTimestamp(bytes);
        });
    }

    private Signed.Timestamp readTimestamp(byte[] bytes) {
        return MetadataReader.timestamp(bytes)
                .verified("timestamp", root.keys(), root.roles().get("timestamp"), signatures::isValid);
    }

    private void updateTimestamp(Optional<Signed.Timestamp> before, Signed.Timestamp offered, byte[] bytes) {
        if (before.isPresent()) {
            Signed.Timestamp seen = before.get();
            if (offered.version() < seen.version()) {
                throw MetadataProblems.older("timestamp", offered.version(), seen.version());
            }
            if (offered.version() > seen.version()
                    && offered.snapshot().version() < seen.snapshot().version()) {
                throw MetadataProblems.older(
                        "snapshot",
                        offered.snapshot().version(),
                        seen.snapshot().version());
            }
        }
        // One version has one content: what was seen first counts.
        boolean isNew =
                before.filter(seen -> seen.version() == offered.version()).isEmpty();
        timestamp = isNew ? offered : before.get();
        expiry.checkTimestamp(timestamp);
        if (isNew) {
            received.put("timestamp", bytes);
            store.write("timestamp", bytes);
        }
    }

    private Signed.Snapshot readSnapshot(byte[] bytes) {
        return MetadataReader.snapshot(bytes)
                .verified("snapshot", root.keys(), root.roles().get("snapshot"), signatures::isValid);
    }

    private void updateSnapshot() {
        FileMeta wanted = timestamp.snapshot();
        Optional<Signed.Snapshot> before = trusted("snapshot", bytes -> {
            received.put("snapshot", bytes);
            return readSnapshot(bytes);
        });
        if (before.filter(seen -> seen.version() == wanted.version()).isPresent()) {
            snapshot = before.get();
            expiry.check("snapshot", snapshot);
            return;
        }
        byte[] bytes = required(versioned("snapshot", wanted), wanted.length().orElse(MAX_SNAPSHOT));
        FileCheck.check("snapshot", wanted, bytes);
        Signed.Snapshot offered = readSnapshot(bytes);
        if (offered.version() != wanted.version()) {
            throw MetadataProblems.mismatch(
                    "snapshot", "it has version " + offered.version() + ", not " + wanted.version());
        }
        before.ifPresent(seen -> seen.meta().forEach((name, file) -> {
            FileMeta now = Optional.ofNullable(offered.meta().get(name))
                    .orElseThrow(() -> MetadataProblems.mismatch("snapshot", "it no longer names " + name));
            if (now.version() < file.version()) {
                throw MetadataProblems.older(name, now.version(), file.version());
            }
        }));
        expiry.check("snapshot", offered);
        snapshot = offered;
        received.put("snapshot", bytes);
        store.write("snapshot", bytes);
    }

    /**
     * What is signed about a file; absent if nobody vouches for it. Brings the roles that may do so.
     *
     * @throws Untrusted RB310 to RB315
     * @throws Unavailable RB316
     */
    public Optional<TargetFile> find(String path) {
        Deque<Asked> toAsk = new ArrayDeque<>();
        toAsk.push(new Asked(TOP, root.keys(), root.roles().get(TOP)));
        Set<String> asked = new HashSet<>();
        while (!toAsk.isEmpty() && asked.size() < MAX_ROLES) {
            Asked next = toAsk.pop();
            if (!asked.add(next.role())) {
                continue;
            }
            Signed.Targets says = targets(next.role(), next.keys(), next.required());
            Optional<TargetFile> file = Optional.ofNullable(says.files().get(path));
            if (file.isPresent()) {
                return file;
            }
            List<Asked> others = new ArrayList<>();
            for (Signed.DelegatedRole role :
                    says.delegations().map(d -> d.rolesFor(path)).orElse(List.of())) {
                others.add(
                        new Asked(role.name(), says.delegations().orElseThrow().keys(), role.keys()));
                if (role.terminating()) {
                    toAsk.clear();
                    break;
                }
            }
            others.reversed().forEach(toAsk::push);
        }
        return Optional.empty();
    }

    private record Asked(String role, Map<String, PublicKey> keys, RoleKeys required) {}

    /** Every file that is vouched for. Brings all roles. */
    public SortedMap<String, TargetFile> allFiles() {
        SortedMap<String, TargetFile> files = new TreeMap<>();
        fileRoles().forEach(role -> files.putAll(fileRole(role).files()));
        return files;
    }

    /** The roles that list files: those that share them by hash, or {@code targets} if there are none. */
    public List<String> fileRoles() {
        return topTargets()
                .delegations()
                .flatMap(Signed.Delegations::bins)
                .map(HashBins::names)
                .orElse(List.of(TOP));
    }

    /** What one of {@link #fileRoles} says. */
    public Signed.Targets fileRole(String role) {
        if (role.equals(TOP)) {
            return topTargets();
        }
        Signed.Delegations delegations = topTargets().delegations().orElseThrow();
        return targets(
                role, delegations.keys(), delegations.bins().orElseThrow().keys());
    }

    /**
     * A file of this state as it was received, with its name in a repository.
     *
     * @param role root, timestamp, snapshot, targets, or one of {@link #fileRoles} that was read
     * @throws Unavailable RB316 if another process has seen a newer state in the meantime
     */
    public NewFile received(String role) {
        return switch (role) {
            case "root" -> new NewFile(root.version() + ".root.json", received.get(role));
            case "timestamp" -> new NewFile("timestamp.json", received.get(role));
            case "snapshot" -> new NewFile(versioned(role, timestamp.snapshot()), received.get(role));
            case TOP -> new NewFile(versioned(role, snapshot.meta().get(role + ".json")), received.get(role));
            default -> {
                FileMeta meta = snapshot.meta().get(role + ".json");
                String name = versioned(role, meta);
                byte[] bytes = required(role);
                if (MetadataReader.targets(bytes).unverified().version() != meta.version()) {
                    throw MetadataProblems.missing(name);
                }
                yield new NewFile(name, bytes);
            }
        };
    }

    private byte[] required(String role) {
        return store.read(role).orElseThrow(() -> MetadataProblems.missing(role + ".json"));
    }

    /** What a role of this snapshot says; verified anew for whoever delegates to it. */
    Signed.Targets targets(String role, Map<String, PublicKey> keys, RoleKeys required) {
        FileMeta wanted = Optional.ofNullable(snapshot.meta().get(role + ".json"))
                .orElseThrow(() -> MetadataProblems.mismatch(role, "the snapshot does not name it"));
        if (targets.containsKey(role)) {
            return targets.get(role).verified(role, keys, required, signatures::isValid);
        }
        Optional<Metadata<Signed.Targets>> before = trusted(role, bytes -> {
            FileCheck.check(role, wanted, bytes);
            return readTargets(role, bytes);
        });
        if (before.filter(seen -> seen.unverified().version() == wanted.version())
                .isPresent()) {
            targets.put(role, before.get());
            return current(role, before.get().verified(role, keys, required, signatures::isValid));
        }
        byte[] bytes = required(versioned(role, wanted), wanted.length().orElse(MAX_TARGETS));
        FileCheck.check(role, wanted, bytes);
        Metadata<Signed.Targets> offered = readTargets(role, bytes);
        Signed.Targets says = offered.verified(role, keys, required, signatures::isValid);
        if (says.version() != wanted.version()) {
            throw MetadataProblems.mismatch(role, "it has version " + says.version() + ", not " + wanted.version());
        }
        current(role, says);
        targets.put(role, offered);
        store.write(role, bytes);
        return says;
    }

    private Metadata<Signed.Targets> readTargets(String role, byte[] bytes) {
        if (role.equals(TOP)) {
            received.put(role, bytes);
        }
        return MetadataReader.targets(bytes);
    }

    private Signed.Targets current(String role, Signed.Targets says) {
        expiry.check(role, says);
        return says;
    }

    private String versioned(String role, FileMeta meta) {
        String name = TrustStore.quoted(role) + ".json";
        return root.consistent() ? meta.version() + "." + name : name;
    }

    private byte[] required(String fileName, long maxBytes) {
        return source.read(fileName, maxBytes).orElseThrow(() -> MetadataProblems.missing(fileName));
    }

    // What is in the store was verified once, perhaps with keys that no longer count: then it is as if it were not
    // there.
    private <T> Optional<T> trusted(String role, Function<byte[], T> read) {
        try {
            return store.read(role).map(read);
        } catch (Untrusted e) {
            return Optional.empty();
        }
    }
}
