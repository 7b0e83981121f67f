package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.runtime.value.Variable;
import java.util.List;
import java.util.stream.Stream;

/** An array, its elements row by row. */
public final class ArrayValue {
    private final Type.ArrayOf type;
    private final Place[] elements;

    ArrayValue(Type.ArrayOf type, Place[] elements) {
        this.type = type;
        this.elements = elements;
    }

    public Type.ArrayOf type() {
        return type;
    }

    /** An array of its own, with copies of what can be changed. */
    public ArrayValue copy() {
        Place[] copies = new Place[elements.length];
        for (int i = 0; i < copies.length; i++) {
            Object value = elements[i].get();
            copies[i] = new Variable(type.element(), copied(value));
        }
        return new ArrayValue(type, copies);
    }

    private static Object copied(Object value) {
        return switch (value) {
            case RecordValue record -> record.copy();
            case BlobValue blob -> blob.copy();
            default -> value;
        };
    }

    /** All elements, row by row. */
    public List<Place> elements() {
        return List.of(elements);
    }

    /** @param indices from 1, one for each dimension, or only some of the first */
    public Place element(List<Long> indices) {
        int offset = 0;
        for (int i = 0; i < indices.size(); i++) {
            int size = type.dimensions().get(i);
            long index = indices.get(i);
            if (index < 1 || index > size) {
                throw new AlError("IndexOutOfBounds", "The index " + index + " in the array is out of bounds.");
            }
            offset = offset * size + (int) index - 1;
        }
        if (indices.size() == type.dimensions().size()) {
            return elements[offset];
        }
        List<Integer> rest =
                type.dimensions().subList(indices.size(), type.dimensions().size());
        Type.ArrayOf part = new Type.ArrayOf(rest, type.element());
        Place[] row = Stream.of(elements)
                .skip((long) offset * part.size())
                .limit(part.size())
                .toArray(Place[]::new);
        return new Variable(part, new ArrayValue(part, row));
    }
}
