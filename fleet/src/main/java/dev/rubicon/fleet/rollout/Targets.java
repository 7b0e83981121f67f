package dev.rubicon.fleet.rollout;

import dev.rubicon.installer.instance.InstanceName;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The instances of a deployment by name, ascending. Never changes: what happens to one of ten thousand makes another of these, which
 * has all the others in common with it. Which instances there are is settled when a deployment is made.
 */
public final class Targets extends AbstractMap<InstanceName, Target> {
    private final InstanceName[] names;
    private final Target[] targets;
    private final Tally tally;

    private Targets(InstanceName[] names, Target[] targets, Tally tally) {
        this.names = names;
        this.targets = targets;
        this.tally = tally;
    }

    /** @param targets no two of one instance */
    public static Targets of(Collection<Target> targets) {
        Target[] sorted = targets.toArray(Target[]::new);
        Arrays.sort(sorted, (one, other) -> one.instance().compareTo(other.instance()));
        InstanceName[] names = Arrays.stream(sorted).map(Target::instance).toArray(InstanceName[]::new);
        return new Targets(names, sorted, Tally.of(sorted));
    }

    Tally tally() {
        return tally;
    }

    /** The same but for one of them, which stays in its wave. */
    Targets with(Target target) {
        int at = Arrays.binarySearch(names, target.instance());
        if (at < 0) {
            throw new IllegalArgumentException(target.instance() + " is none of them");
        }
        Target[] next = targets.clone();
        next[at] = target;
        return new Targets(names, next, tally.moved(targets[at], target));
    }

    /** Those that are not as they were, ascending by name. */
    public List<Target> changedSince(Targets before) {
        if (names != before.names && !Arrays.equals(names, before.names)) {
            throw new IllegalArgumentException("of another deployment");
        }
        return IntStream.range(0, targets.length)
                .filter(i -> targets[i] != before.targets[i] && !targets[i].equals(before.targets[i]))
                .mapToObj(i -> targets[i])
                .toList();
    }

    @Override
    public Target get(Object name) {
        int at = name instanceof InstanceName known ? Arrays.binarySearch(names, known) : -1;
        return at < 0 ? null : targets[at];
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Collection<Target> values() {
        return Collections.unmodifiableList(Arrays.asList(targets));
    }

    @Override
    public Set<Map.Entry<InstanceName, Target>> entrySet() {
        List<Map.Entry<InstanceName, Target>> entries = new ArrayList<>(names.length);
        values().forEach(target -> entries.add(Map.entry(target.instance(), target)));
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<InstanceName, Target>> iterator() {
                return Collections.unmodifiableList(entries).iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Targets those ? Arrays.equals(targets, those.targets) : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
