package dev.rubicon.cli;

import java.io.IOException;

/** What a process of its own does to an instance, and what the instance looks like before and after it. */
interface Killable {
    Process start(String instance) throws IOException;

    /** What the last process has printed. */
    String output();

    /** Whether everything is as it was, as opposed to everything being as it is to be; anything else fails. */
    boolean isOld(String instance);
}
