package dev.rubicon.cli;

import java.io.Console;
import java.util.Optional;

/** Somebody who can be asked. */
@FunctionalInterface
interface Questions {
    /** The answer to a question; absent if nobody answers. */
    Optional<String> ask(String question);

    /** Whoever sits at the terminal; absent if nobody does. */
    static Optional<Questions> atTerminal() {
        return Optional.ofNullable(System.console()).map(Questions::by);
    }

    private static Questions by(Console console) {
        return question -> Optional.ofNullable(console.readLine("%s ", question))
                .map(String::strip)
                .filter(answer -> !answer.isEmpty());
    }
}
