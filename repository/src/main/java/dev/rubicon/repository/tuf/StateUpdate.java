package dev.rubicon.repository.tuf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * From the state of a repository to its next: files come, change or go. Only the roles that vouch for these are signed anew. Where
 * one role would list too many files, they are shared among roles by the hash of their path.
 */
public final class StateUpdate {
    private static final int MOST_IN_ONE = 2_000;
    private static final int FEW_BITS = 8;
    private static final int MANY_BITS = 12;
    private static final int BIN_FULL = 1_500;
    private static final String PREFIX = "bins";

    private final Updater current;
    private final SortedMap<String, Optional<TargetFile>> changes = new TreeMap<>();
    private Instant signAnewWhatEndsBefore = Instant.MIN;

    /** @param current the state that is replaced */
    public StateUpdate(Updater current) {
        this.current = current;
    }

    public void put(String path, TargetFile file) {
        changes.put(path, Optional.of(file));
    }

    public void remove(String path) {
        changes.put(path, Optional.empty());
    }

    /** Signs roles that would expire soon, too. */
    public void signAnewWhatEndsBefore(Instant time) {
        signAnewWhatEndsBefore = time;
    }

    /**
     * The files of the next state, in the order in which they are to be written; the last one makes it current.
     *
     * @param taken whether there is a file of that name already, from a change that was never completed
     */
    public List<NewFile> files(SigningKeys keys, Lifetimes lifetimes, Instant now, Predicate<String> taken) {
        Signed.Root root = current.root();
        List<SigningKey> signers = keys.of("targets", root.roles().get("targets"));
        SortedMap<String, FileMeta> meta = new TreeMap<>(current.snapshot().meta());
        List<NewFile> files = new ArrayList<>();
        changed(lifetimes, now).forEach((role, says) -> {
            long version = free(role, version(role), taken);
            files.add(new NewFile(
                    version + "." + role + ".json", MetadataWriter.write(withVersion(says, version), signers)));
            meta.put(role + ".json", FileMeta.of(version));
        });
        files.addAll(TopFiles.of(
                root,
                meta,
                free("snapshot", current.snapshot().version(), taken),
                current.timestamp().version() + 1,
                keys,
                lifetimes,
                now));
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
        for (String role : current.fileRoles()) {
            if (current.fileRole(role).expires().isBefore(signAnewWhatEndsBefore)) {
                contents.computeIfAbsent(role, this::filesOf);
            }
        }
        int most = contents.values().stream().mapToInt(SortedMap::size).max().orElse(0);
        if (bins.isEmpty() && most > MOST_IN_ONE) {
            return shared(contents.get("targets"), FEW_BITS, expires);
        }
        if (bins.filter(all -> all.bitLength() < MANY_BITS).isPresent() && most > BIN_FULL) {
            SortedMap<String, TargetFile> all = new TreeMap<>();
            current.fileRoles().forEach(role -> all.putAll(filesOf(role)));
            contents.values().forEach(all::putAll);
            changes.forEach((path, file) -> {
                if (file.isEmpty()) {
                    all.remove(path);
                }
            });
            return shared(all, MANY_BITS, expires);
        }
        SortedMap<String, Signed.Targets> roles = new TreeMap<>();
        contents.forEach((role, files) -> roles.put(
                role,
                new Signed.Targets(1, expires, files, role.equals("targets") ? top.delegations() : Optional.empty())));
        return roles;
    }

    private SortedMap<String, TargetFile> filesOf(String role) {
        return version(role) == 0
                ? new TreeMap<>()
                : new TreeMap<>(current.fileRole(role).files());
    }

    private SortedMap<String, Signed.Targets> shared(SortedMap<String, TargetFile> files, int bits, Instant expires) {
        RoleKeys required = current.root().roles().get("targets");
        SortedMap<String, PublicKey> keys = new TreeMap<>();
        required.keyIds().forEach(id -> keys.put(id, current.root().keys().get(id)));
        HashBins bins = new HashBins(required, bits, PREFIX);
        SortedMap<String, SortedMap<String, TargetFile>> contents = new TreeMap<>();
        bins.names().forEach(name -> contents.put(name, new TreeMap<>()));
        files.forEach((path, file) -> contents.get(bins.binOf(path)).put(path, file));
        SortedMap<String, Signed.Targets> roles = new TreeMap<>();
        contents.forEach((role, its) -> roles.put(role, new Signed.Targets(1, expires, its, Optional.empty())));
        roles.put(
                "targets",
                new Signed.Targets(
                        1,
                        expires,
                        new TreeMap<>(),
                        Optional.of(new Signed.Delegations(keys, List.of(), Optional.of(bins)))));
        return roles;
    }
}
