package dev.rubicon.model;

import java.util.List;

/** Problems on their way to the edge, where they are printed and become an exit code. */
public abstract sealed class ProblemException extends RuntimeException
        permits InvalidInput, Refused, Corrupt, Unavailable, Untrusted {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ProblemException(List<Problem> problems, Throwable cause) {
        super(problems.getFirst().message(), cause);
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order found. */
    public List<Problem> problems() {
        return problems;
    }
}
