package dev.rubicon.cli;

import dev.rubicon.model.Problem;
import java.util.List;
import java.util.Locale;

/**
 * Asks whoever sits at the terminal before something goes; where nobody does, the answer is no.
 *
 * @param yes whether it was given beforehand
 */
record Confirmation(Terminal terminal, boolean yes) {
    /**
     * @param what is going to go
     * @param doing what needs the answer, such as {@code deleting a company}
     */
    boolean of(String what, String doing) {
        terminal.message(what);
        if (yes) {
            return true;
        }
        if (System.console() == null) {
            terminal.errors(List.of(new Problem(
                    "RB722", doing + " has to be confirmed, and nobody is there to ask", "add --yes if you mean it")));
            return false;
        }
        return given();
    }

    /** Whether somebody is there to answer, and reads what is printed. */
    static boolean isPossible(boolean json) {
        return System.console() != null && !json;
    }

    /** Asks. */
    static boolean given() {
        String answer = System.console().readLine("Go on? [y/N] ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
