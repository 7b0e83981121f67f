package dev.rubicon.al.runtime.run;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Version;
import java.util.List;

/**
 * What NavApp.GetModuleInfo tells of an app.
 *
 * @param dataVersion the version that its data is of; {@link Version#ZERO} if it never had any
 * @param dependencies each with the version that is installed
 */
public record ModuleFacts(AppIdentity identity, Version dataVersion, List<AppIdentity> dependencies) {
    public ModuleFacts {
        dependencies = List.copyOf(dependencies);
    }
}
