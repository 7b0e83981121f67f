package dev.rubicon.repository.http;

import java.io.IOException;
import java.time.Duration;

/** A status that another try may better: the server is busy, or broken. */
final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final Duration wish;

    Refused(int status) {
        this(status, Duration.ZERO);
    }

    /** @param wish how long the server wants us to wait; zero if it does not say */
    Refused(int status, Duration wish) {
        super("status " + status);
        this.status = status;
        this.wish = wish;
    }

    Duration wish() {
        return wish;
    }

    int status() {
        return status;
    }
}
