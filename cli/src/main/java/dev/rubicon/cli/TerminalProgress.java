package dev.rubicon.cli;

import dev.rubicon.installer.Progress;
import dev.rubicon.installer.plan.Step;

/** Says what is being done, on a terminal. */
record TerminalProgress(Terminal terminal, UpgradeProgress code) implements Progress {
    TerminalProgress(Terminal terminal) {
        this(terminal, new UpgradeProgress(terminal, System::nanoTime));
    }

    @Override
    public void begins(Step.Acting step, int number, int of) {
        code.clear();
        terminal.message("[" + number + "/" + of + "] " + step.target() + " ...");
    }

    @Override
    public void done(Step.Acting step, long archivedRows) {
        code.clear();
    }
}
