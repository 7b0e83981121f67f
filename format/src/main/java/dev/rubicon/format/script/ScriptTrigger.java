package dev.rubicon.format.script;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an upgrade script is named by, and when it runs. Named as the triggers of upgrade and install codeunits. */
public enum ScriptTrigger {
    INSTALL_COMPANY("OnInstallAppPerCompany"),
    INSTALL_DATABASE("OnInstallAppPerDatabase"),
    CHECK_COMPANY("OnCheckPreconditionsPerCompany"),
    CHECK_DATABASE("OnCheckPreconditionsPerDatabase"),
    UPGRADE_COMPANY("OnUpgradePerCompany"),
    UPGRADE_DATABASE("OnUpgradePerDatabase"),
    VALIDATE_COMPANY("OnValidateUpgradePerCompany"),
    VALIDATE_DATABASE("OnValidateUpgradePerDatabase"),
    AFTER_COMPANY("OnAfterUpgradeCommitPerCompany"),
    AFTER_DATABASE("OnAfterUpgradeCommitPerDatabase");

    private final String title;

    ScriptTrigger(String title) {
        this.title = title;
    }

    /** Absent if there is no trigger of exactly that name. */
    public static Optional<ScriptTrigger> named(String name) {
        return Stream.of(values()).filter(trigger -> trigger.title.equals(name)).findFirst();
    }

    static List<String> names() {
        return Stream.of(values()).map(ScriptTrigger::toString).toList();
    }

    /** Whether it runs once in each company. */
    public boolean isPerCompany() {
        return title.endsWith("Company");
    }

    /** Whether it only looks: its statements are queries, and each must find no row. */
    public boolean isCheck() {
        return switch (this) {
            case CHECK_COMPANY, CHECK_DATABASE, VALIDATE_COMPANY, VALIDATE_DATABASE -> true;
            case INSTALL_COMPANY, INSTALL_DATABASE, UPGRADE_COMPANY, UPGRADE_DATABASE, AFTER_COMPANY, AFTER_DATABASE ->
                false;
        };
    }

    /** Whether it runs when the app comes, rather than when its data is of an earlier version. */
    public boolean isInstall() {
        return this == INSTALL_COMPANY || this == INSTALL_DATABASE;
    }

    @Override
    public String toString() {
        return title;
    }
}
