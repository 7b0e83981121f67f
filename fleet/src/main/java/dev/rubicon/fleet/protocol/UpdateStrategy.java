package dev.rubicon.fleet.protocol;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;

/** Who says when an instance is updated. */
public enum UpdateStrategy {
    /** Somebody at the instance: what is assigned waits for them. */
    MANUAL("Manual"),
    /** The server: what is assigned is applied in its time. */
    AUTOMATIC("Automatic");

    private final String text;

    UpdateStrategy(String text) {
        this.text = text;
    }

    /** @throws InvalidInput RB940 */
    public static UpdateStrategy parse(String text) {
        for (UpdateStrategy strategy : values()) {
            if (strategy.text.equalsIgnoreCase(text)) {
                return strategy;
            }
        }
        throw new InvalidInput(
                "RB940", "'" + Quoted.shortened(text) + "' is not an update strategy", "write Manual or Automatic");
    }

    /** {@code Manual} or {@code Automatic}. */
    @Override
    public String toString() {
        return text;
    }
}
