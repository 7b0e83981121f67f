package dev.rubicon.repository.s3;

import java.io.IOException;

/** Somebody else has changed the repository since its state was read: what was to follow on that state has to be made anew. */
final class Overtaken extends IOException {
    private static final long serialVersionUID = 1L;
}
