package dev.rubicon.al.symbols;

import dev.rubicon.model.Quoted;
import java.util.Locale;

/** Names from AL: their case does not matter, and they may hold anything. */
final class Names {
    private Names() {}

    /** What two names that AL takes for the same have in common. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** As it stands in messages. */
    static String quoted(String name) {
        return "'" + Quoted.shortened(name) + "'";
    }
}
