package dev.rubicon.cli;

import dev.rubicon.repository.http.Transfers;
import java.util.function.LongSupplier;

/** Says on a terminal which package is on its way, how much of it is here, and how fast it comes. */
final class TerminalTransfers implements Transfers {
    private static final long BETWEEN_LINES = 200_000_000;

    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private String name = "";
    private long size;
    private long here;
    private long received;
    private long began;
    private long said;
    private int width;

    TerminalTransfers(Terminal terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public void begins(String file, long bytes, long alreadyHere) {
        name = file;
        size = bytes;
        here = alreadyHere;
        received = 0;
        began = nanoTime.getAsLong();
        said = began;
        width = 0;
    }

    @Override
    public void received(long bytes) {
        here += bytes;
        received += Math.max(0, bytes);
        long now = nanoTime.getAsLong();
        if (now - said >= BETWEEN_LINES) {
            said = now;
            say(now);
        }
    }

    private void say(long now) {
        double seconds = Math.max(1e-3, (now - began) / 1e9);
        String text = name + "  " + Terminal.size(here) + " of " + Terminal.size(size) + "  "
                + Terminal.size((long) (received / seconds)) + "/s";
        terminal.passing(text + " ".repeat(Math.max(0, width - text.length())));
        width = text.length();
    }

    @Override
    public void ends() {
        if (width > 0) {
            say(nanoTime.getAsLong());
            terminal.message("");
        }
    }
}
