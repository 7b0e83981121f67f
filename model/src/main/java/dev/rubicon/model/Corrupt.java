package dev.rubicon.model;

import java.util.List;

/** Bytes are not what they are declared to be: a digest, a size or a container does not match. */
public final class Corrupt extends ProblemException {
    private static final long serialVersionUID = 1L;

    public Corrupt(Problem problem) {
        super(List.of(problem), null);
    }

    public Corrupt(String code, String message, String hint) {
        this(new Problem(code, message, hint));
    }

    public Corrupt(Problem problem, Throwable cause) {
        super(List.of(problem), cause);
    }
}
