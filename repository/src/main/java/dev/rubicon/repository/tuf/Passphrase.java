package dev.rubicon.repository.tuf;

import dev.rubicon.model.InvalidInput;

/** Where the passphrase of an encrypted key comes from, when one is needed. */
@FunctionalInterface
public interface Passphrase {
    /** There is none. */
    Passphrase NONE = what -> {
        throw new InvalidInput(
                "RB338",
                "the key " + what + " is encrypted, and no passphrase is given",
                "set RUBICON_KEY_PASSPHRASE, or run this on a terminal, which asks for it");
    };

    /**
     * @param what names the key
     * @throws InvalidInput RB338 if there is none
     */
    char[] of(String what);
}
