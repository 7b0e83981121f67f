package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.value.AlDateTime;
import java.util.UUID;

/** What code sees of the world around the database. */
public interface World {
    AlDateTime now();

    /** A new random id. */
    UUID newId();

    /** A number from 0 to {@code bound - 1}. */
    int random(int bound);

    /** Starts the random numbers anew. */
    void seed(long seed);

    /** Who runs it: what UserId gives. */
    String user();

    /** Keeps what code has to say: Message, Session.LogMessage. */
    void log(String text);
}
