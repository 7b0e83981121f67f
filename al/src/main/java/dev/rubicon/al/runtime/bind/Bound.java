package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.Code;
import dev.rubicon.al.runtime.run.Frame;
import dev.rubicon.al.runtime.value.Place;
import java.util.Optional;

/**
 * An expression whose type is known.
 *
 * @param place if it can be assigned to
 * @param constant its value, if that is known before it runs
 */
record Bound(Type type, Code code, Optional<PlaceCode> place, Optional<Object> constant) {
    /** Finds a place. */
    @FunctionalInterface
    interface PlaceCode {
        Place at(Frame frame);
    }

    static Bound of(Type type, Code code) {
        return new Bound(type, code, Optional.empty(), Optional.empty());
    }

    static Bound constant(Type type, Object value) {
        return new Bound(type, frame -> value, Optional.empty(), Optional.of(value));
    }

    static Bound place(Type type, PlaceCode place) {
        return new Bound(type, frame -> place.at(frame).get(), Optional.of(place), Optional.empty());
    }

    /** A word that only stands before a dot. */
    static Bound word(Type type) {
        return constant(type, "");
    }
}
