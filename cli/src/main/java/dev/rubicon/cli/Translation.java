package dev.rubicon.cli;

import dev.rubicon.model.Problem;
import java.util.List;

/** What became of a command line that may be written as in PowerShell. */
sealed interface Translation {
    /** It is written our way now. */
    record Arguments(List<String> words) implements Translation {
        public Arguments {
            words = List.copyOf(words);
        }
    }

    /** It cannot be understood: a usage error. */
    record Misused(Problem problem) implements Translation {}
}
