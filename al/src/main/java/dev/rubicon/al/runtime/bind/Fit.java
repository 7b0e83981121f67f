package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Conversions;

/** How well a value of one type suits where another is expected. */
final class Fit {
    private static final int SAME = 0;
    private static final int ALIKE = 1;
    private static final int WIDER = 3;
    private static final int OTHER = 10;
    private static final int ANYTHING = 20;

    private Fit() {}

    /** The lower the better; -1 if it does not. */
    static int distance(Type from, Type to) {
        if (from.equals(to)) {
            return SAME;
        }
        if (from instanceof Type.RecordOf one && to instanceof Type.RecordOf other) {
            return one.table() == other.table() ? SAME : -1;
        }
        if (from instanceof Type.Text && to instanceof Type.Text
                || from instanceof Type.Code && to instanceof Type.Code) {
            return ALIKE;
        }
        if (to == Simple.VARIANT) {
            return ANYTHING;
        }
        if (from.isText() && to.isText() || from.isWhole() && to.isWhole() || from.isWhole() && to == Simple.DECIMAL) {
            return WIDER;
        }
        if (to instanceof Type.InterfaceOf) {
            boolean mayImplement = from instanceof Type.CodeunitOf
                    || from instanceof Type.InterfaceOf
                    || from instanceof Type.Named named && named.definition().isEnum();
            return mayImplement ? WIDER : -1;
        }
        if (from instanceof Type.ArrayOf one && to instanceof Type.ArrayOf other) {
            return one.dimensions().equals(other.dimensions()) ? ALIKE : -1;
        }
        return Conversions.find(from, to).isPresent() ? OTHER : -1;
    }
}
