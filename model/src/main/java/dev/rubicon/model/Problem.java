package dev.rubicon.model;

/**
 * One thing that is wrong, for the person who can mend it.
 *
 * @param code stable, such as {@code RB101}; {@code docs/errors.md} lists them all
 * @param message one sentence: what and where, lower case, no final dot
 * @param hint one sentence: what to do next
 */
public record Problem(String code, String message, String hint) {
    /** The same problem, its message led by where it is. */
    public Problem at(String place) {
        return new Problem(code, place + ": " + message, hint);
    }

    @Override
    public String toString() {
        return code + ": " + message + "\n  hint: " + hint;
    }
}
