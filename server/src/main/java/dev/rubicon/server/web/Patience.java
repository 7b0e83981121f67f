package dev.rubicon.server.web;

import java.time.Duration;

/**
 * How long clients are waited for.
 *
 * @param silence a connection that says nothing
 * @param headers from the first line of a request to the last of its headers
 * @param reading a part of a reply
 */
record Patience(Duration silence, Duration headers, Duration reading) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60));
}
