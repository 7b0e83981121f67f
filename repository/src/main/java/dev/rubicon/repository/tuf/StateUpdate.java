package dev.rubicon.repository.tuf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * From the state of a repository to its next: files come, change or go. Only the roles that vouch for these are signed anew. Where
 * one role would list too many files, they are shared among roles by the hash of their path.
 */
public final class StateUpdate {
    private static final String PREFIX = "bins";

    private final Updater current;
    private final Signed.Root root;
    private final Sharing sharing;
    private final boolean rekeyed;
    private final SortedMap<String, Optional<TargetFile>> changes = new TreeMap<>();
    private Instant signAnewWhatEndsBefore = Instant.MIN;

    /** @param current the state that is replaced */
    public StateUpdate(Updater current) {
        this(current, current.root());
    }

    /**
     * Whatever is signed by other keys under the next root is signed anew.
     *
     * @param root the root of the next state
     */
    public StateUpdate(Updater current, Signed.Root root) {
        this(current, root, Sharing.USUAL);
    }

    StateUpdate(Updater current, Signed.Root root, Sharing sharing) {
        this.sharing = sharing;
        this.current = current;
        this.root = root;
        this.rekeyed = !keysOf("targets", root).equals(keysOf("targets", current.root()));
        if (rekeyed) {
            signAnewWhatEndsBefore = Instant.MAX;
        }
    }

    private static List<Object> keysOf(String role, Signed.Root root) {
        RoleKeys required = root.roles().get(role);
        return List.of(
                required, required.keyIds().stream().map(root.keys()::get).toList());
    }

    public void put(String path, TargetFile file) {
        changes.put(path, Optional.of(file));
    }

    public void remove(String path) {
        changes.put(path, Optional.empty());
    }

    /** Signs roles that would expire soon, too. */
    public void signAnewWhatEndsBefore(Instant time) {
        signAnewWhatEndsBefore = rekeyed ? Instant.MAX : time;
    }

    /**
     * The files of the next state, in the order in which they are to be written; the last one makes it current.
     *
     * @param taken whether there is a file of that name already, from a change that was never completed
     */
    public List<NewFile> files(SigningKeys keys, Lifetimes lifetimes, Instant now, Predicate<String> taken) {
        SortedMap<String, FileMeta> meta = new TreeMap<>(current.snapshot().meta());
        List<NewFile> files = new ArrayList<>();
        SortedMap<String, Signed.Targets> changed = changed(lifetimes, now);
        List<SigningKey> signers =
                changed.isEmpty() ? List.of() : keys.of("targets", root.roles().get("targets"));
        changed.forEach((role, says) -> {
            long version = free(role, version(role), taken);
            files.add(new NewFile(
                    version + "." + role + ".json", MetadataWriter.write(withVersion(says, version), signers)));
            meta.put(role + ".json", FileMeta.of(version));
        });
        long timestamp = current.timestamp().version() + 1;
        boolean snapshotStays = changed.isEmpty()
                && keysOf("snapshot", root).equals(keysOf("snapshot", current.root()))
                && !current.snapshot().expires().isBefore(signAnewWhatEndsBefore);
        if (snapshotStays) {
            files.add(TopFiles.timestamp(root, current.timestamp().snapshot(), timestamp, keys, lifetimes, now));
            return List.copyOf(files);
        }
        files.addAll(TopFiles.of(
                root, meta, free("snapshot", current.snapshot().version(), taken), timestamp, keys, lifetimes, now));
        return List.copyOf(files);
    }

    private static long free(String role, long last, Predicate<String> taken) {
        long version = last + 1;
        while (taken.test(version + "." + role + ".json")) {
            version++;
        }
        return version;
    }

    private long version(String role) {
        return Optional.ofNullable(current.snapshot().meta().get(role + ".json"))
                .map(FileMeta::version)
                .orElse(0L);
    }

    private static Signed.Targets withVersion(Signed.Targets says, long version) {
        return new Signed.Targets(version, says.expires(), says.files(), says.delegations());
    }

    /** Roles that say something else now, without their new versions. */
    private SortedMap<String, Signed.Targets> changed(Lifetimes lifetimes, Instant now) {
        Signed.Targets top = current.topTargets();
        Instant expires = now.plus(lifetimes.targets());
        Optional<HashBins> bins = top.delegations().flatMap(Signed.Delegations::bins);
        SortedMap<String, SortedMap<String, TargetFile>> contents = new TreeMap<>();
        changes.forEach((path, file) -> {
            String role = bins.map(all -> all.binOf(path)).orElse("targets");
            SortedMap<String, TargetFile> files = contents.computeIfAbsent(role, this::filesOf);
            file.ifPresentOrElse(there -> files.put(path, there), () -> files.remove(path));
        });
        ending().forEach(role -> contents.computeIfAbsent(role, this::filesOf));
        int most = contents.values().stream().mapToInt(SortedMap::size).max().orElse(0);
        if (bins.isEmpty() && most > sharing.mostInOne()) {
            return shared(contents.get("targets"), sharing.bitsFor(most), expires);
        }
        Optional<Integer> full =
                bins.map(HashBins::bitLength).filter(bits -> bits < sharing.mostBits() && most > sharing.binFull());
        if (full.isPresent()) {
            SortedMap<String, TargetFile> files = new TreeMap<>();
            current.fileRoles().forEach(role -> files.putAll(filesOf(role)));
            changes.forEach(
                    (path, file) -> file.ifPresentOrElse(there -> files.put(path, there), () -> files.remove(path)));
            return shared(files, sharing.bitsAfter(full.get(), files.size()), expires);
        }
        SortedMap<String, Signed.Targets> roles = new TreeMap<>();
        contents.forEach((role, files) -> roles.put(
                role,
                new Signed.Targets(
                        1,
                        expires,
                        files,
                        role.equals("targets") ? top.delegations().map(this::rekeyed) : Optional.empty())));
        return roles;
    }

    // Most changes ask for none, and shall not read thousands of roles for that.
    private List<String> ending() {
        if (signAnewWhatEndsBefore.equals(Instant.MIN)) {
            return List.of();
        }
        Set<String> roles = new TreeSet<>(current.fileRoles());
        roles.add("targets");
        roles.removeIf(role -> !says(role).expires().isBefore(signAnewWhatEndsBefore));
        return List.copyOf(roles);
    }

    private Signed.Targets says(String role) {
        return role.equals("targets") ? current.topTargets() : current.fileRole(role);
    }

    private SortedMap<String, TargetFile> filesOf(String role) {
        return version(role) == 0 ? new TreeMap<>() : new TreeMap<>(says(role).files());
    }

    private Signed.Delegations rekeyed(Signed.Delegations delegations) {
        return delegations
                .bins()
                .map(bins -> delegations(bins.bitLength(), bins.prefix()))
                .orElse(delegations);
    }

    private Signed.Delegations delegations(int bits, String prefix) {
        RoleKeys required = root.roles().get("targets");
        SortedMap<String, PublicKey> keys = new TreeMap<>();
        required.keyIds().forEach(id -> keys.put(id, root.keys().get(id)));
        return new Signed.Delegations(keys, List.of(), Optional.of(new HashBins(required, bits, prefix)));
    }

    private SortedMap<String, Signed.Targets> shared(SortedMap<String, TargetFile> files, int bits, Instant expires) {
        Signed.Delegations delegations = delegations(bits, PREFIX);
        HashBins bins = delegations.bins().orElseThrow();
        SortedMap<String, SortedMap<String, TargetFile>> contents = new TreeMap<>();
        bins.names().forEach(name -> contents.put(name, new TreeMap<>()));
        files.forEach((path, file) -> contents.get(bins.binOf(path)).put(path, file));
        SortedMap<String, Signed.Targets> roles = new TreeMap<>();
        contents.forEach((role, its) -> roles.put(role, new Signed.Targets(1, expires, its, Optional.empty())));
        roles.put("targets", new Signed.Targets(1, expires, new TreeMap<>(), Optional.of(delegations)));
        return roles;
    }
}
