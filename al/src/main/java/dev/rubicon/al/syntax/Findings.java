package dev.rubicon.al.syntax;

import dev.rubicon.model.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with an app's sources, in the order found. Bounded: a broken file can hold millions of faults. */
public final class Findings {
    static final int MAX_LISTED = 100;

    private final List<Problem> problems = new ArrayList<>();
    private int count;

    /** @param message follows the position; text from the file must have been shortened */
    public void add(Position position, String code, String message, String hint) {
        if (count < MAX_LISTED) {
            problems.add(new Problem(code, position + ": " + message, hint));
        }
        count++;
    }

    /** Adds a problem of the whole app. */
    public void add(Problem problem) {
        if (count < MAX_LISTED) {
            problems.add(problem);
        }
        count++;
    }

    /** Adds what was found elsewhere, as if it had been found here. */
    public void addAll(Findings others) {
        int free = Math.min(MAX_LISTED - problems.size(), others.problems.size());
        problems.addAll(others.problems.subList(0, free));
        count += others.count;
    }

    /** How many there are, listed or not. */
    public int count() {
        return count;
    }

    /** The first hundred, and one more that says how many are not listed. */
    public List<Problem> problems() {
        List<Problem> listed = new ArrayList<>(problems);
        if (count > MAX_LISTED) {
            listed.add(new Problem(
                    "RB219",
                    (count - MAX_LISTED) + " more problems are not listed",
                    "correct the listed ones and try again"));
        }
        return List.copyOf(listed);
    }
}
