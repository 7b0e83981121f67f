package dev.rubicon.installer.doctor;

import dev.rubicon.model.Problem;
import java.util.Optional;

/**
 * What one check has found.
 *
 * @param instance absent for what concerns all of them
 * @param check such as {@code disk}
 */
public record Diagnosis(Optional<String> instance, String check, Result result) {
    /** From the best to the worst. */
    public sealed interface Result {
        /** Nothing to do. */
        record Ok(String what) implements Result {}

        /** It works, and somebody should look at it. */
        record Warn(Problem problem) implements Result {}

        /** It will not work, or is not what it should be. */
        record Fail(Problem problem) implements Result {}
    }
}
