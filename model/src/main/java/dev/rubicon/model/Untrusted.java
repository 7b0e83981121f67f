package dev.rubicon.model;

import java.util.List;

/** Somebody offers what nobody vouches for, or vouched for too long ago: it may be an attack. */
public final class Untrusted extends ProblemException {
    private static final long serialVersionUID = 1L;

    public Untrusted(Problem problem) {
        super(List.of(problem), null);
    }

    public Untrusted(String code, String message, String hint) {
        this(new Problem(code, message, hint));
    }
}
