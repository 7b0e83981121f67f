package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.Optional;

/** Two revisions, such as {@code v1.0..HEAD}; without the second, the files as they are. */
record GitRange(String from, Optional<String> to) {
    static GitRange parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 1 || text.startsWith("...", dots)) {
            throw new InvalidInput(
                    "RB834",
                    "'" + Quoted.shortened(text) + "' is no range of revisions",
                    "write two revisions with two dots between them, such as v1.0..HEAD");
        }
        String to = text.substring(dots + 2);
        return new GitRange(text.substring(0, dots), to.isEmpty() ? Optional.empty() : Optional.of(to));
    }
}
