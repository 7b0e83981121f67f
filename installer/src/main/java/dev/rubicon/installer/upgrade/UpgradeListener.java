package dev.rubicon.installer.upgrade;

import dev.rubicon.installer.instance.CompanyName;
import java.util.Optional;

/** Told which code runs, while it does. */
@FunctionalInterface
public interface UpgradeListener {
    UpgradeListener SILENT = (trigger, company) -> {};

    /** @param company absent for code that runs once for all */
    void begins(String trigger, Optional<CompanyName> company);
}
