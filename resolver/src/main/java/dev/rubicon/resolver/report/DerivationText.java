package dev.rubicon.resolver.report;

import dev.rubicon.resolver.Derivation;
import dev.rubicon.resolver.Derivation.Stated;
import dev.rubicon.resolver.Derivation.Step;
import dev.rubicon.resolver.Fact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A derivation as sentences, one a line, each following from those before it. A sentence that is needed again further down has a
 * number, and is then named by it.
 */
public final class DerivationText {
    /** A line being built up along a chain of steps: what the chain adds to what stands above. */
    private record Link(Step step, Derivation added) {}

    private static final int MAX_PARTS = 120;
    private static final int MAX_FACTS = 30;

    private final Sentences sentences;
    private final Map<Derivation, Integer> uses = new IdentityHashMap<>();
    private final Map<Derivation, Integer> numbers = new IdentityHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private DerivationText(Derivation root) {
        sentences = new Sentences(new VersionsText(root.facts()));
        Deque<Derivation> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            if (open.pop() instanceof Step step) {
                for (Derivation part : List.of(step.left(), step.right())) {
                    if (uses.merge(part, 1, Integer::sum) == 1) {
                        open.push(part);
                    }
                }
            }
        }
    }

    /**
     * The last line says that there is no solution. Where nobody would read how that follows, only the facts are given, at most so
     * many as anybody reads.
     */
    public static List<String> lines(Derivation root) {
        DerivationText text = new DerivationText(root);
        if (text.uses.size() > MAX_PARTS) {
            return text.facts(root.facts());
        }
        switch (root) {
            case Stated stated -> text.lines.add(sentence(text.sentences.of(stated) + "; so there is no solution"));
            case Step step -> text.explain(step);
        }
        return List.copyOf(text.lines);
    }

    private List<String> facts(List<Fact> facts) {
        facts.stream()
                .limit(MAX_FACTS)
                .map(sentences::fact)
                .map(DerivationText::sentence)
                .forEach(lines::add);
        if (facts.size() > MAX_FACTS) {
            lines.add("And " + (facts.size() - MAX_FACTS) + " more of this kind.");
        }
        lines.add("So, because of these " + facts.size() + " facts together, there is no solution.");
        return List.copyOf(lines);
    }

    private void explain(Step last) {
        Deque<Link> chain = new ArrayDeque<>();
        Derivation first = chain(last, chain);
        Link link = chain.pop();
        // What needs lines of its own comes first, and what follows refers to it.
        open(link.added());
        chain.forEach(later -> open(later.added()));
        conclude(first instanceof Step ? "And because " : "Because ", List.of(first, link.added()), link.step(), last);
        while (!chain.isEmpty()) {
            link = chain.pop();
            List<Derivation> reasons = new ArrayList<>(List.of(link.added()));
            if (!chain.isEmpty() && mayJoin(link) && mayJoin(chain.peek())) {
                link = chain.pop();
                reasons.add(link.added());
            }
            conclude("And because ", reasons, link.step(), last);
        }
    }

    // Down the first parts, to what stands by itself already or is a fact.
    private Derivation chain(Step last, Deque<Link> chain) {
        Derivation at = last;
        while (at instanceof Step step && !numbers.containsKey(step) && (step == last || uses.get(step) == 1)) {
            boolean turned = step.left() instanceof Stated && step.right() instanceof Step;
            chain.push(new Link(step, turned ? step.left() : step.right()));
            at = turned ? step.right() : step.left();
        }
        open(at);
        return at;
    }

    private static boolean mayJoin(Link link) {
        return link.added() instanceof Stated;
    }

    private void open(Derivation derivation) {
        if (derivation instanceof Step step && !numbers.containsKey(step)) {
            explain(step);
            int number = numbers.size() + 1;
            numbers.put(step, number);
            lines.add(lines.removeLast() + " (" + number + ")");
        }
    }

    private void conclude(String beginning, List<Derivation> reasons, Step step, Step last) {
        boolean end = step == last && step.terms().isEmpty();
        String start = end ? (lines.isEmpty() ? "Because " : "So, because ") : beginning;
        lines.add(start + joined(reasons) + ", " + sentences.of(step) + ".");
    }

    private String joined(List<Derivation> reasons) {
        List<String> halves = new ArrayList<>();
        for (Derivation one : inOrder(reasons)) {
            Integer number = numbers.get(one);
            halves.add(sentences.of(one) + (number == null ? "" : " (" + number + ")"));
        }
        return halves.size() == 1 ? halves.getFirst() : Sentences.joined(halves.getFirst(), halves.getLast());
    }

    // The request comes first, and a dependency before what its package depends on in turn.
    private static List<Derivation> inOrder(List<Derivation> reasons) {
        List<Derivation> ordered = new ArrayList<>(reasons);
        if (ordered.size() == 2 && comesLater(ordered.getFirst(), ordered.getLast())) {
            return ordered.reversed();
        }
        return ordered;
    }

    private static boolean comesLater(Derivation one, Derivation other) {
        return other instanceof Stated second
                && (second.fact() instanceof Fact.Asked
                                && !(one instanceof Stated asked && asked.fact() instanceof Fact.Asked)
                        || one instanceof Stated first
                                && first.fact() instanceof Fact.Declared declared
                                && second.fact() instanceof Fact.Declared earlier
                                && earlier.id().equals(declared.owners().id())
                                && !declared.id().equals(earlier.owners().id()));
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
