package dev.rubicon.resolver;

import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.Derivation.Term;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns a contradiction that a search ended with into a derivation for people: from as few facts as will do, anew. */
final class Explanation {
    private final Universe universe;
    private final Map<Incompatibility, Derivation> done = new IdentityHashMap<>();

    private Explanation(Universe universe) {
        this.universe = universe;
    }

    static Derivation of(Universe universe, Incompatibility contradiction) {
        List<Incompatibility> facts = Core.smallest(universe, facts(contradiction));
        return new Explanation(universe)
                .derivation(Core.contradiction(universe, facts).orElseThrow());
    }

    // Deep derivations are long chains, so this walks with a stack of its own.
    private static List<Incompatibility> facts(Incompatibility root) {
        Set<Incompatibility> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Incompatibility> facts = new ArrayList<>();
        Deque<Incompatibility> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Incompatibility one = open.pop();
            if (seen.add(one)) {
                if (one.cause instanceof Cause.Derived derived) {
                    for (int i = derived.from().length - 1; i >= 0; i--) {
                        open.push(derived.from()[i]);
                    }
                } else {
                    facts.add(one);
                }
            }
        }
        return facts;
    }

    private Derivation derivation(Incompatibility root) {
        Deque<Incompatibility> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Incompatibility one = open.peek();
            if (done.containsKey(one)) {
                open.pop();
            } else if (one.cause instanceof Cause.Derived derived) {
                boolean ready = true;
                for (Incompatibility from : derived.from()) {
                    if (!done.containsKey(from)) {
                        open.push(from);
                        ready = false;
                    }
                }
                if (ready) {
                    done.put(one, steps(derived));
                }
            } else {
                done.put(one, new Derivation.Stated(terms(Terms.of(universe, one)), fact(one)));
            }
        }
        return done.get(root);
    }

    private Derivation steps(Cause.Derived derived) {
        Incompatibility[] from = derived.from();
        Terms terms = Terms.of(universe, from[0]);
        Derivation left = done.get(from[0]);
        for (int i = 1; i < from.length; i++) {
            terms.resolve(from[i], derived.pivots()[i - 1]);
            left = new Derivation.Step(terms(terms), left, done.get(from[i]));
        }
        return left;
    }

    private List<Term> terms(Terms terms) {
        List<Term> list = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            Listing listing = universe.listing(terms.packageAt(i));
            boolean there = !Bits.has(terms.setAt(i), Bits.ABSENT);
            long[] set = there ? terms.setAt(i) : Bits.without(listing.full, terms.setAt(i));
            list.add(new Term(there, versions(listing, set)));
        }
        return list;
    }

    private static Versions versions(Listing listing, long[] set) {
        List<Version> some = new ArrayList<>();
        List<Version> all = new ArrayList<>();
        for (int bit = 1; bit <= listing.releases.size(); bit++) {
            Version version = listing.release(bit).version();
            all.add(version);
            if (Bits.has(set, bit)) {
                some.add(version);
            }
        }
        return new Versions(listing.id, some, all);
    }

    private Fact fact(Incompatibility one) {
        return switch (one.cause) {
            case Cause.Asked asked -> new Fact.Asked(asked.query(), versions(asked.listing(), asked.fitting()));
            case Cause.Declared declared -> declared(declared.line());
            case Cause.Stays stays -> new Fact.Stays(installed(universe.listing(one.packages[0])));
            case Cause.Unmoved unmoved -> new Fact.Unmoved(installed(unmoved.listing()));
            case Cause.Yanked yanked -> yanked(universe.listing(one.packages[0]), one.sets[0]);
            case Cause.Unnamed unnamed -> new Fact.Unnamed(versions(unnamed.listing(), unnamed.versions()));
            case Cause.Derived derived -> throw new IllegalStateException("not a fact");
        };
    }

    private static Fact yanked(Listing listing, long[] set) {
        List<String> reasons = IntStream.rangeClosed(1, listing.releases.size())
                .filter(bit -> Bits.has(set, bit))
                .mapToObj(listing::release)
                .flatMap(release -> release.yankReason().stream())
                .distinct()
                .toList();
        return new Fact.Yanked(versions(listing, set), reasons);
    }

    private Fact declared(Line line) {
        List<Versions> fitting = universe.targets(line).stream()
                .map(target -> versions(target.listing(), target.good()))
                .toList();
        return new Fact.Declared(versions(universe.listing(line.owner), line.owners), line.dependency, fitting);
    }

    private PackageVersion installed(Listing listing) {
        return listing.release(universe.installedBit(listing.number)).identity();
    }
}
