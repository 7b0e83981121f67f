package dev.rubicon.repository.http;

import java.io.IOException;

/** A status that another try may better: the server is busy, or broken. */
final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status) {
        super("status " + status);
        this.status = status;
    }

    int status() {
        return status;
    }
}
