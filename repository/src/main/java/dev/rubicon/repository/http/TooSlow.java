package dev.rubicon.repository.http;

import java.io.IOException;

/** A server that would keep us for hours. */
final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlow(String message) {
        super(message);
    }
}
