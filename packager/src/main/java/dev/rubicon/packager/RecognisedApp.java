package dev.rubicon.packager;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Problem;
import java.util.List;

/**
 * An app that is to be packed.
 *
 * @param warnings what its author will want to know; it can be packed all the same
 */
public record RecognisedApp(AppIdentity identity, List<Problem> warnings) {
    public RecognisedApp {
        warnings = List.copyOf(warnings);
    }
}
