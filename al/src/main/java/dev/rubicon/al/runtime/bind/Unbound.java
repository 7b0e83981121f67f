package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.syntax.Position;

/** Leaves a statement that cannot be made to run. Caught where statements are. */
final class Unbound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Unsupported what;

    Unbound(Position position, String message) {
        super(message, null, false, false);
        this.what = new Unsupported(position, message);
    }

    Unsupported what() {
        return what;
    }
}
