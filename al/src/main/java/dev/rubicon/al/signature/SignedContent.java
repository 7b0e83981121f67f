package dev.rubicon.al.signature;

import java.io.IOException;
import java.io.InputStream;

/** What a signature is said to be of. */
@FunctionalInterface
public interface SignedContent {
    /** From its first byte; read once and closed. */
    InputStream open() throws IOException;
}
