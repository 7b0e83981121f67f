package dev.rubicon.installer.plan;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Version;
import java.util.List;

/**
 * Code of an app that a step runs once its tables are what the version wants.
 *
 * @param app in the version that comes
 * @param from the version that the data is of; {@link Version#ZERO} if there is none
 * @param codeunits such as {@code 50100 ABC Upgrade Shoe Size}, in the order in which they run; at least one. Of an app that is not
 *     written in AL, paths of its scripts: {@code upgrade/OnUpgradePerCompany.sql}
 */
public record DataUpgrade(AppIdentity app, Kind kind, Version from, List<String> codeunits) {
    /** Why it runs. */
    public enum Kind {
        /** The app comes, or comes back in the version that it was. */
        INSTALL,
        /** Its data is of an earlier version. */
        UPGRADE
    }

    public DataUpgrade {
        codeunits = List.copyOf(codeunits);
    }
}
