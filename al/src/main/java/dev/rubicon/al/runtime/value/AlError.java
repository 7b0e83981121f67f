package dev.rubicon.al.runtime.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An error that AL code raises or runs into. It unwinds to whoever catches it, and collects where it has been. */
public final class AlError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Frame> stack = new ArrayList<>();
    private final String code;
    private final transient Optional<ErrorDetails> details;

    /**
     * A routine that was running.
     *
     * @param routine such as {@code ABC Upgrade Shoe Size.UpgradeShoeSize}
     * @param app that it is of
     * @param place {@code file:line}
     */
    public record Frame(String routine, String app, String place) {
        @Override
        public String toString() {
            return routine + " (" + place + "), " + app;
        }
    }

    /** @param code what GetLastErrorCode gives, such as {@code DB:RecordNotFound}; {@code Dialog} for Error(…) */
    public AlError(String code, String message) {
        this(code, message, Optional.empty());
    }

    private AlError(String code, String message, Optional<ErrorDetails> details) {
        super(message, null, false, false);
        this.code = code;
        this.details = details;
    }

    /** Error(ErrorInfo). */
    public static AlError of(ErrorDetails details) {
        return new AlError("Dialog", details.message(), Optional.of(details));
    }

    /** Something that code must not do, or that its values do not allow. */
    public static AlError of(String message) {
        return new AlError("NCLCSRTS:TableErrorStr", message);
    }

    public String code() {
        return code;
    }

    /** What code that raised it said of it. */
    public ErrorDetails details() {
        return details.orElseGet(() -> ErrorDetails.of(getMessage()));
    }

    @Override
    public String getMessage() {
        return super.getMessage() == null ? "" : super.getMessage();
    }

    /** Notes that it leaves a routine. */
    public void left(Frame frame) {
        if (stack.size() < 100) {
            stack.add(frame);
        }
    }

    /** The innermost routine first. */
    public List<Frame> stack() {
        return List.copyOf(stack);
    }
}
