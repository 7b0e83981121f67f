package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.ErrorDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The errors that a procedure with {@code [ErrorBehavior(ErrorBehavior::Collect)]}, and what it calls, did not want raised at once. */
public final class Collected {
    private final List<ErrorDetails> errors = new ArrayList<>();
    private int depth;

    /** Goes into such a procedure. */
    public void begin() {
        if (depth == 0) {
            errors.clear();
        }
        depth++;
    }

    /** Leaves it, however it ended. */
    public void end() {
        depth--;
    }

    public boolean isCollecting() {
        return depth > 0;
    }

    /** Raises as one error what was collected and nobody has cleared, when the outermost of them is done. */
    public void raise() {
        if (isCollecting()) {
            return;
        }
        List<ErrorDetails> left = errors();
        errors.clear();
        if (left.size() == 1) {
            throw AlError.of(left.getFirst());
        }
        if (!left.isEmpty()) {
            throw new AlError("Dialog", left.stream().map(ErrorDetails::message).collect(Collectors.joining("\n")));
        }
    }

    /** Keeps an error if it may be kept; false if it has to be raised. */
    public boolean keep(ErrorDetails error) {
        boolean isKept = isCollecting() && error.get("Collectible").equals(Optional.of(true));
        if (isKept) {
            errors.add(error.copy());
        }
        return isKept;
    }

    public List<ErrorDetails> errors() {
        return List.copyOf(errors);
    }

    public void clear() {
        errors.clear();
    }
}
