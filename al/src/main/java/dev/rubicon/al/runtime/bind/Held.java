package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.Frame;

/** A value that several tests look at and that is worked out once. */
final class Held {
    private final int slot;
    private final Type type;

    Held(Scope scope, Type type) {
        this.type = type;
        this.slot = scope.addLocal("\0held" + scope.localTypes().size(), type);
    }

    Bound bound() {
        return Bound.place(type, frame -> frame.local(slot));
    }

    void keep(Frame frame, Object value) {
        frame.local(slot).set(value);
    }
}
