package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.ArrayValue;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.run.Frame;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Place;
import java.util.List;

/** Variables as a whole: made blank, and arrays. */
final class ClearFunctions {
    private ClearFunctions() {}

    static void define(Builtins functions) {
        Parameter whole = Parameter.of(Simple.INTEGER);
        functions.add("Clear", call -> clear(call.place(0), call.session()), Parameter.anyPlace());
        functions.add("ClearAll", call -> clearAll(call.frame()));
        functions.add("ArrayLen", Simple.INTEGER, ClearFunctions::length, Parameter.any(), whole.optional());
        functions.add(
                "CopyArray", ClearFunctions::copy, Parameter.anyPlace(), Parameter.any(), whole, whole.optional());
        functions.add("CompressArray", Simple.INTEGER, ClearFunctions::compress, Parameter.any());
    }

    private static void clear(Place place, Session session) {
        switch (place.get()) {
            case RecordValue record -> clear(record, session);
            case ArrayValue array -> array.elements().forEach(element -> clear(element, session));
            default -> place.set(Blanks.of(place.type(), session));
        }
    }

    // Init leaves the primary key alone, and gives the others their InitValue.
    private static void clear(RecordValue record, Session session) {
        record.view().reset();
        for (FieldDefinition field : record.table().primaryKey().fields()) {
            record.set(field, Blanks.of(field.type(), session));
        }
        record.init();
    }

    private static void clearAll(Frame frame) {
        for (Place place : frame.self().globals(frame.routine().owner(), frame.session())) {
            clear(place, frame.session());
        }
    }

    private static ArrayValue array(Object value) {
        if (value instanceof ArrayValue array) {
            return array;
        }
        throw AlError.of("An array is expected.");
    }

    private static Object length(Call call) {
        ArrayValue array = array(call.argument(0));
        List<Integer> dimensions = array.type().dimensions();
        if (!call.has(1)) {
            return (long) array.type().size();
        }
        long dimension = call.whole(1);
        if (dimension < 1 || dimension > dimensions.size()) {
            throw AlError.of(
                    "The array has " + dimensions.size() + " dimensions, and none of number " + dimension + ".");
        }
        return (long) dimensions.get((int) dimension - 1);
    }

    // From a position on, as many as there are, or as are asked for.
    private static void copy(Call call) {
        List<Place> target = array(call.place(0).get()).elements();
        List<Place> source = array(call.argument(1)).elements();
        long from = call.whole(2);
        long count = call.whole(3, Math.min(target.size(), source.size() - from + 1));
        if (from < 1 || count < 0 || from - 1 + count > source.size() || count > target.size()) {
            throw new AlError("IndexOutOfBounds", "The elements to copy are outside of the array.");
        }
        for (int i = 0; i < count; i++) {
            Place to = target.get(i);
            Place one = source.get((int) from - 1 + i);
            if (to.get() instanceof RecordValue record && one.get() instanceof RecordValue other) {
                record.assign(other);
            } else {
                to.set(Conversions.find(one.type(), to.type())
                        .orElseThrow(() -> AlError.of("A " + one.type() + " cannot be copied to a " + to.type() + "."))
                        .apply(one.get()));
            }
        }
    }

    // Texts move up over blank ones; what is left is blank.
    private static Object compress(Call call) {
        ArrayValue array = array(call.argument(0));
        if (!array.type().element().isText()) {
            throw AlError.of("CompressArray takes an array of texts, and not of "
                    + array.type().element() + ".");
        }
        List<Place> elements = array.elements();
        int kept = 0;
        for (Place element : elements) {
            Object text = element.get();
            if (!text.equals("")) {
                element.set("");
                elements.get(kept++).set(text);
            }
        }
        return (long) kept;
    }
}
