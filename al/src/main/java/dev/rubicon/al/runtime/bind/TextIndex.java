package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Code;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Place;

/** {@code Name[3]}: one character of a text, which can be assigned to if the text can. */
record TextIndex(Bound text, Code index) {
    Bound bound() {
        Code code = text.code();
        if (text.place().isEmpty()) {
            return Bound.of(Simple.CHAR, frame -> character((String) code.run(frame), (Long) index.run(frame)));
        }
        Bound.PlaceCode place = text.place().get();
        return Bound.place(Simple.CHAR, frame -> new Character(place.at(frame), (Long) index.run(frame)));
    }

    private static Object character(String text, long index) {
        if (index < 1 || index > text.length()) {
            throw new AlError("IndexOutOfBounds", "The index " + index + " in the text is out of bounds.");
        }
        return (long) text.charAt((int) index - 1);
    }

    private record Character(Place text, long index) implements Place {
        @Override
        public Simple type() {
            return Simple.CHAR;
        }

        @Override
        public Object get() {
            return character((String) text.get(), index);
        }

        @Override
        public void set(Object value) {
            StringBuilder changed = new StringBuilder((String) text.get());
            char character = (char) ((Long) value).intValue();
            if (index == changed.length() + 1) {
                changed.append(character);
            } else {
                character(changed.toString(), index);
                changed.setCharAt((int) index - 1, character);
            }
            text.set(changed.toString());
        }
    }
}
