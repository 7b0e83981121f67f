package dev.rubicon.repository;

import java.io.Closeable;
import java.io.IOException;

/** A package file that is in the repository, and that nobody names yet. Closed, it is gone unless it has its name. */
public interface Incoming extends Closeable {
    /** Gives it its name. The same name again changes nothing. */
    void enter(String path) throws IOException;
}
