package dev.rubicon.benchmarks.peers;

/** What a tool is asked for. */
enum Task {
    /** To say its version. */
    VERSION,
    /** To say what is installed. */
    LIST,
    /** To make all tables in an empty database. */
    CREATE,
    /** The same again: nothing is to do. */
    AGAIN,
    /** To add and drop columns. */
    CHANGE
}
