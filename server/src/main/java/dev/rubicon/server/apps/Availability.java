package dev.rubicon.server.apps;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;

/** To whom a version is offered. */
public enum Availability {
    /** To whoever names it and says that it may be a preview. */
    PREVIEW("Preview"),
    /** To everybody. */
    AVAILABLE("Available"),
    /** To nobody any more. */
    DEPRECATED("Deprecated");

    private final String text;

    Availability(String text) {
        this.text = text;
    }

    /** @throws InvalidInput RB930 */
    static Availability parse(String text) {
        for (Availability availability : values()) {
            if (availability.text.equals(text)) {
                return availability;
            }
        }
        throw new InvalidInput(
                "RB930",
                "'" + Quoted.shortened(text) + "' is not an availability",
                "write Preview, Available or Deprecated");
    }

    @Override
    public String toString() {
        return text;
    }
}
