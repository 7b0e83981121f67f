package dev.rubicon.repository.upkeep;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.repository.tuf.PublicKey;
import dev.rubicon.repository.tuf.RoleKeys;
import dev.rubicon.repository.tuf.Signed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to change about who signs. Nothing at all is a change as well: the root is signed anew, and lives longer.
 *
 * @param roles whose keys change: some of root, timestamp, snapshot, targets
 * @param added are to sign for them
 * @param removed ids of keys, or how they begin; {@link #ALL} are all that there are
 * @param threshold how many it takes from now on, if that changes
 */
public record RootChange(List<String> roles, List<PublicKey> added, List<String> removed, Optional<Integer> threshold) {
    /** In {@code removed}: every key that is not added. */
    public static final String ALL = "all";

    /** All roles but the root: one key usually signs for all of them. */
    public static final List<String> ONLINE = List.of("timestamp", "snapshot", "targets");

    public RootChange {
        roles = List.copyOf(roles);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /**
     * The next root.
     *
     * @throws InvalidInput RB342 if that cannot be
     */
    public Signed.Root next(Signed.Root current, Instant expires) {
        SortedMap<String, PublicKey> known = new TreeMap<>(current.keys());
        added.forEach(key -> known.put(key.id(), key));
        SortedMap<String, RoleKeys> all = new TreeMap<>(current.roles());
        for (String role : roles) {
            all.put(role, changed(role, current.roles().get(role)));
        }
        SortedMap<String, PublicKey> used = new TreeMap<>();
        all.values().forEach(role -> role.keyIds().forEach(id -> used.put(id, known.get(id))));
        return new Signed.Root(current.version() + 1, expires, current.consistent(), used, all, current.lifetimes());
    }

    private RoleKeys changed(String role, RoleKeys before) {
        List<String> ids = new ArrayList<>(before.keyIds());
        for (String one : removed) {
            if (!ids.removeIf(id -> one.equals(ALL) || id.startsWith(one))) {
                throw new InvalidInput(
                        "RB342",
                        "no key of " + role + " begins with '" + Quoted.shortened(one) + "'",
                        "its keys are " + String.join(", ", before.keyIds()));
            }
        }
        added.stream().map(PublicKey::id).filter(id -> !ids.contains(id)).forEach(ids::add);
        int needed = threshold.orElse(before.threshold());
        if (needed < 1 || needed > ids.size()) {
            throw new InvalidInput(
                    "RB342",
                    role + " would take " + needed + " signatures and have " + ids.size() + " keys",
                    "add keys, or give another --threshold");
        }
        return new RoleKeys(ids, needed);
    }
}
