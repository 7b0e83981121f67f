package dev.rubicon.server.web;

/** Answers a request that may be made. What it throws becomes an error reply: {@link HttpProblem}, or a problem of ours. */
@FunctionalInterface
public interface Handler {
    Reply answer(Request request);
}
