package dev.rubicon.model;

import java.util.List;

/** What a person wrote cannot be used: all that is wrong with it, not only the first. */
public final class InvalidInput extends ProblemException {
    private static final long serialVersionUID = 1L;

    public InvalidInput(Problem problem) {
        super(List.of(problem), null);
    }

    public InvalidInput(String code, String message, String hint) {
        this(new Problem(code, message, hint));
    }

    public InvalidInput(List<Problem> problems) {
        super(problems, null);
    }
}
