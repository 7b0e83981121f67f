package dev.rubicon.cli;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.upgrade.UpgradeListener;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Says on a terminal which code of an app runs and how far it is, in a line that is gone afterwards. */
final class UpgradeProgress implements UpgradeListener {
    private static final long BETWEEN_LINES = 200_000_000;
    private static final int ROWS_BETWEEN_LOOKS = 256;

    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private String running = "";
    private long began;
    private long said;
    private long read;
    private long written;
    private int looks;
    private int width;

    UpgradeProgress(Terminal terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.said = nanoTime.getAsLong();
    }

    @Override
    public void begins(String codeunit, String trigger, Optional<CompanyName> company) {
        running = codeunit + company.map(name -> " in " + name).orElse("") + ": " + trigger;
        began = nanoTime.getAsLong();
        read = 0;
        written = 0;
        say();
    }

    @Override
    public void rows(long rowsRead, long rowsWritten) {
        read += rowsRead;
        written += rowsWritten;
        if (++looks % ROWS_BETWEEN_LOOKS == 0) {
            say();
        }
    }

    @Override
    public void ends() {
        say();
    }

    private void say() {
        long now = nanoTime.getAsLong();
        if (now - said < BETWEEN_LINES) {
            return;
        }
        said = now;
        double seconds = Math.max(1e-3, (now - began) / 1e9);
        show("  " + running
                + String.format(
                        "  %,d rows read, %,d written, %,d/s", read, written, (long) ((read + written) / seconds)));
    }

    private void show(String text) {
        terminal.passing(text + " ".repeat(Math.max(0, width - text.length())));
        width = text.length();
    }

    /** Takes the line away, before anything else is printed. */
    void clear() {
        if (width > 0) {
            show("");
            terminal.passing("");
        }
    }
}
