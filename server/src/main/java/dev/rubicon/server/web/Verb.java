package dev.rubicon.server.web;

/** The methods of HTTP that routes have. What answers GET answers HEAD as well. */
public enum Verb {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
}
