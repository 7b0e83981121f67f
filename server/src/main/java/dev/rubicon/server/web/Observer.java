package dev.rubicon.server.web;

import java.time.Duration;
import java.util.Optional;

/** Is told of every request that was answered. */
@FunctionalInterface
public interface Observer {
    void answered(Exchange exchange);

    /**
     * A request and its answer, without anything secret.
     *
     * @param route the path of its route, {@code {id}} and all; what belongs to none has {@code (none)}
     * @param path as it was sent, without what follows a {@code ?}
     * @param duration until the last byte was given to the system
     * @param caller the name of its token
     */
    record Exchange(
            String method,
            String route,
            String path,
            int status,
            Duration duration,
            String peer,
            String correlation,
            Optional<String> caller) {}
}
