package dev.rubicon.model;

import java.util.List;

/** What was asked for is understood, and is not done because of what is there; nothing was changed. */
public final class Refused extends ProblemException {
    private static final long serialVersionUID = 1L;

    /** @param problems at least one */
    public Refused(List<Problem> problems) {
        super(problems, null);
    }
}
