package dev.rubicon.installer.upgrade;

import dev.rubicon.installer.plan.DataUpgrade;
import java.util.ArrayList;
import java.util.List;

/**
 * One part of an upgrade. It is over for every company and codeunit before the next begins.
 *
 * @param perCompany the trigger that runs in each company, before the other one
 * @param perDatabase the trigger that runs once
 */
record Phase(String perCompany, String perDatabase) {
    private static final List<Phase> INSTALL = List.of(new Phase("OnInstallAppPerCompany", "OnInstallAppPerDatabase"));

    private static final List<Phase> UPGRADE = List.of(
            new Phase("OnCheckPreconditionsPerCompany", "OnCheckPreconditionsPerDatabase"),
            new Phase("OnUpgradePerCompany", "OnUpgradePerDatabase"),
            new Phase("OnValidateUpgradePerCompany", "OnValidateUpgradePerDatabase"));

    /** Runs when all is committed; an error of it fails nothing. */
    static final Phase AFTER_COMMIT = new Phase("OnAfterUpgradeCommitPerCompany", "OnAfterUpgradeCommitPerDatabase");

    /** In the transaction of the step, in their order. */
    static List<Phase> of(DataUpgrade.Kind kind) {
        return switch (kind) {
            case INSTALL -> INSTALL;
            case UPGRADE -> UPGRADE;
        };
    }

    /** With what runs after the commit. */
    static List<Phase> all(DataUpgrade.Kind kind) {
        List<Phase> all = new ArrayList<>(of(kind));
        if (kind == DataUpgrade.Kind.UPGRADE) {
            all.add(AFTER_COMMIT);
        }
        return all;
    }

    List<String> triggers() {
        return List.of(perCompany, perDatabase);
    }
}
