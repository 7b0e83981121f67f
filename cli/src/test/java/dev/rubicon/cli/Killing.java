package dev.rubicon.cli;

/** How a run ends before its time. */
enum Killing {
    /** Its process is killed. */
    PROCESS,
    /** An administrator ends its session. */
    SESSION,
    /** The process of the server that works for it is killed. */
    BACKEND,
    /** The server is killed, and started again. */
    SERVER
}
