package dev.rubicon.server.apps;

import dev.rubicon.model.Guid;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.UUID;

/** Ids of apps in requests. */
public final class AppIds {
    private AppIds() {}

    /** @throws InvalidInput RB930 */
    public static UUID parse(String text) {
        return Guid.parse(text)
                .orElseThrow(() -> new InvalidInput(
                        "RB930",
                        "'" + Quoted.shortened(text) + "' is not the id of an app",
                        "write it as in app.json, such as 5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60"));
    }
}
