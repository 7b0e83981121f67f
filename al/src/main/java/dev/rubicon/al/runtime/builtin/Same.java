package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.value.Variant;
import java.math.BigDecimal;

/** Whether values in collections are the same: case matters, zeros behind the point do not. */
final class Same {
    private Same() {}

    static boolean values(Object one, Object other) {
        return key(one).equals(key(other));
    }

    /** A value that is equal to another if both are the same. */
    static Object key(Object value) {
        return switch (value) {
            case BigDecimal number -> number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            case Variant variant -> key(variant.value());
            default -> value;
        };
    }
}
