package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.tuf.Passphrase;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The passphrase of a key: from RUBICON_KEY_PASSPHRASE, or asked for on the terminal, once for each key. Never an argument: others see those. */
final class AskedPassphrase implements Passphrase {
    private final boolean twice;
    private final Map<String, char[]> known = new TreeMap<>();

    AskedPassphrase() {
        this(false);
    }

    /** @param twice whether it is a new one, which nobody can mend if it was mistyped */
    AskedPassphrase(boolean twice) {
        this.twice = twice;
    }

    @Override
    public char[] of(String what) {
        Optional<String> given =
                Optional.ofNullable(System.getenv("RUBICON_KEY_PASSPHRASE")).filter(value -> !value.isEmpty());
        if (given.isPresent()) {
            return given.get().toCharArray();
        }
        return System.console() == null ? NONE.of(what) : known.computeIfAbsent(what, this::asked);
    }

    private char[] asked(String what) {
        char[] first = System.console().readPassword("Passphrase of %s: ", what);
        if (first == null || first.length == 0) {
            return NONE.of(what);
        }
        if (twice && !Arrays.equals(first, System.console().readPassword("The same again: "))) {
            throw new InvalidInput("RB339", "the two passphrases are not the same", "try again; no key was made");
        }
        return first;
    }
}
