package dev.rubicon.installer;

import dev.rubicon.installer.plan.Step;
import dev.rubicon.installer.upgrade.UpgradeListener;

/** Told what is being done, while it is done. */
public interface Progress {
    Progress SILENT = new Progress() {
        @Override
        public void begins(Step.Acting step, int number, int of) {}

        @Override
        public void done(Step.Acting step, long archivedRows) {}

        @Override
        public UpgradeListener code() {
            return UpgradeListener.SILENT;
        }
    };

    /** The transaction of a step begins. */
    void begins(Step.Acting step, int number, int of);

    /** It is committed. */
    void done(Step.Acting step, long archivedRows);

    /** Who is told of the code that steps run. */
    UpgradeListener code();
}
