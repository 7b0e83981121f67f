package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Place;
import java.util.function.UnaryOperator;

/** A place as one of another type. */
record ConvertedPlace(Type type, Place place) implements Place {
    @Override
    public Object get() {
        return step(place.type(), type).apply(place.get());
    }

    @Override
    public void set(Object value) {
        place.set(step(type, place.type()).apply(value));
    }

    private static UnaryOperator<Object> step(Type from, Type to) {
        return Conversions.find(from, to)
                .orElseThrow(() -> AlError.of("A " + from + " cannot be used as a " + to + "."));
    }
}
