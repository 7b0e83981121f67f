package dev.rubicon.repository;

import java.io.IOException;

/** Something that reads or writes files on its way to a value. */
@FunctionalInterface
public interface FileWork<T> {
    T run() throws IOException;
}
