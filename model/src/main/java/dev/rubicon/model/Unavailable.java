package dev.rubicon.model;

import java.util.List;

/** The world failed, and another try may succeed: disk, lock, network, database. */
public final class Unavailable extends ProblemException {
    private static final long serialVersionUID = 1L;

    public Unavailable(Problem problem) {
        super(List.of(problem), null);
    }

    public Unavailable(String code, String message, String hint) {
        this(new Problem(code, message, hint));
    }

    /** @param problems at least one */
    public Unavailable(List<Problem> problems) {
        super(problems, null);
    }

    public Unavailable(Problem problem, Throwable cause) {
        super(List.of(problem), cause);
    }
}
