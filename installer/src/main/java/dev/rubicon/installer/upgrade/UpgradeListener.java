package dev.rubicon.installer.upgrade;

import dev.rubicon.installer.instance.CompanyName;
import java.util.Optional;

/** Told which code runs, while it does. */
public interface UpgradeListener {
    UpgradeListener SILENT = new UpgradeListener() {
        @Override
        public void begins(String codeunit, String trigger, Optional<CompanyName> company) {}

        @Override
        public void rows(long read, long written) {}

        @Override
        public void ends() {}
    };

    /**
     * @param codeunit such as {@code 50100 ABC Upgrade Shoe Size}
     * @param company absent for code that runs once for all
     */
    void begins(String codeunit, String trigger, Optional<CompanyName> company);

    /** So many more rows were read or written; often. */
    void rows(long read, long written);

    /** The trigger that began is over, however it ended. */
    void ends();
}
