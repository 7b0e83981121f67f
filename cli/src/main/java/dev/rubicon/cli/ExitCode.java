package dev.rubicon.cli;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Unavailable;

/** How a command ended. A number never changes its meaning. */
enum ExitCode {
    DONE(0),
    BUG(1),
    USAGE(2),
    REFUSED(3),
    MALFORMED(4),
    UNAVAILABLE(5),
    ROLLED_BACK(6),
    HALF_WAY(7);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    static ExitCode of(ProblemException e) {
        return switch (e) {
            case InvalidInput invalid -> MALFORMED;
            case Corrupt corrupt -> MALFORMED;
            case Unavailable unavailable -> UNAVAILABLE;
        };
    }

    int value() {
        return value;
    }
}
