package dev.rubicon.cli;

/** Where instances are that are killed: the instance {@link #INSTANCE}, made anew for each run. */
interface KillPlace {
    String INSTANCE = "Killed";

    /** Makes the instance as it is before a run. */
    void makeInstance() throws Exception;

    /** Bytes of its database's log: they grow from the first change of a transaction to its commit. */
    long written() throws Exception;

    /** Ends a run; afterwards the process is gone or about to go by itself. */
    void kill(Killing killing, Process process) throws Exception;

    /** Waits, a little, until nothing of the run is left, and checks that the database is sound. */
    void settle() throws Exception;
}
