package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that somebody names on the command line. A pipe will do.
 *
 * @param code of the problem if it cannot be read
 * @param kind what it is to be, such as "the lock file"
 */
record GivenFile(String code, String kind, Path path) {
    /**
     * @throws InvalidInput if there is no such file: trying again is of no use
     * @throws Unavailable if it cannot be read
     */
    byte[] bytes() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            Problem problem = new Problem(code, "cannot read " + what(), "check the path");
            boolean isThere = Files.exists(path) && !Files.isDirectory(path);
            throw isThere ? new Unavailable(problem, e) : new InvalidInput(problem);
        }
    }

    /** How messages name it. */
    String what() {
        return kind + " " + path;
    }
}
