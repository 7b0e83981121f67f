package dev.rubicon.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** The standard output, and whether anything that was written to it got lost. A reader that has seen enough loses nothing. */
final class WatchedOutput extends FilterOutputStream {
    private Optional<String> failure = Optional.empty();

    WatchedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            if (!why.toLowerCase(Locale.ROOT).contains("pipe")) {
                failure = Optional.of(why);
            }
            throw e;
        }
    }

    /** Why writing failed, if it did. */
    Optional<String> failure() {
        return failure;
    }
}
