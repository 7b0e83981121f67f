package dev.rubicon.server.console;

import dev.rubicon.server.web.Caller;

/** Somebody who is signed in. */
record Session(Secret secret, Caller caller) {}
