package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.run.Limits;
import dev.rubicon.al.runtime.value.AlError;

/** Stops code that makes texts and collections larger than memory should hold. */
final class Sizes {
    // Shorter ones count when a collection keeps them.
    private static final int SHORT_TEXT = 256;

    private Sizes() {}

    /** @throws AlError RB766 if a text of that length is too long */
    static void check(Call call, long length) {
        check(call.session().limits(), length);
    }

    static void check(Limits limits, long length) {
        if (length > limits.textLength()) {
            throw new AlError("RB766", "a text is longer than " + limits.textLength() + " characters");
        }
    }

    static String checked(Call call, String text) {
        check(call, text.length());
        comes(call, text.length());
        return text;
    }

    /** A text of so many characters comes, or so many are added to one. */
    static void comes(Call call, long characters) {
        if (characters > SHORT_TEXT) {
            call.session().memory().add(2 * characters);
        }
    }

    /** @throws AlError RB767 if a collection would have that many elements */
    static void checkElements(Call call, long elements) {
        if (elements > call.session().limits().elements()) {
            throw new AlError(
                    "RB767",
                    "a collection has more than " + call.session().limits().elements() + " elements");
        }
    }
}
