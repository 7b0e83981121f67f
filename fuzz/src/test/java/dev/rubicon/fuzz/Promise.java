package dev.rubicon.fuzz;

import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What holds for any input: it is read, or refused with a problem of ours that has a code and can be printed. Any other exception
 * is a finding, and so are a hang and too much memory, which the fuzzer watches.
 */
public final class Promise {
    private static final Pattern CODE = Pattern.compile("RB\\d{3}");

    private Promise() {}

    /** Reads something. */
    @FunctionalInterface
    public interface Reading {
        void run() throws IOException;
    }

    public static void check(Reading reading) throws IOException {
        try {
            reading.run();
        } catch (ProblemException refusal) {
            check(refusal.problems());
        }
    }

    public static void check(List<Problem> problems) {
        for (Problem problem : problems) {
            if (!CODE.matcher(problem.code()).matches() || problem.message().isBlank()) {
                throw new AssertionError("a problem without a code or a message: " + problem);
            }
            if ((problem.message() + problem.hint()).chars().anyMatch(Character::isISOControl)) {
                throw new AssertionError("a problem that moves the cursor: " + problem);
            }
        }
    }
}
