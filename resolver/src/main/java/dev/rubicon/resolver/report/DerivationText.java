package dev.rubicon.resolver.report;

import dev.rubicon.resolver.Derivation;
import dev.rubicon.resolver.Derivation.Stated;
import dev.rubicon.resolver.Derivation.Step;
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

    /** The last line begins with "So" and says that there is no solution. */
    public static List<String> lines(Derivation root) {
        DerivationText text = new DerivationText(root);
        switch (root) {
            case Stated stated -> text.lines.add(sentence(text.sentences.of(stated) + "; so there is no solution"));
            case Step step -> text.explain(step);
        }
        return List.copyOf(text.lines);
    }

    private void explain(Step last) {
        Deque<Link> chain = new ArrayDeque<>();
        Derivation first = chain(last, chain);
        Link link = chain.pop();
        // What needs lines of its own comes first, and what follows refers to it.
        open(link.added());
        chain.forEach(later -> open(later.added()));
        conclude(first instanceof Step ? "And because " : "Because ", reasons(first, link.added()), link.step(), last);
        while (!chain.isEmpty()) {
            link = chain.pop();
            List<String> reasons = new ArrayList<>(reasons(link.added()));
            if (!chain.isEmpty() && mayJoin(link) && mayJoin(chain.peek())) {
                link = chain.pop();
                reasons.addAll(reasons(link.added()));
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

    private List<String> reasons(Derivation... derivations) {
        List<String> reasons = new ArrayList<>();
        for (Derivation one : derivations) {
            Integer number = numbers.get(one);
            reasons.add(sentences.of(one) + (number == null ? "" : " (" + number + ")"));
        }
        return reasons;
    }

    private void conclude(String beginning, List<String> reasons, Step step, Step last) {
        boolean end = step == last && step.terms().isEmpty();
        String start = end ? (lines.isEmpty() ? "Because " : "So, because ") : beginning;
        lines.add(start + VersionsText.joined(reasons, "and") + ", " + sentences.of(step) + ".");
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
