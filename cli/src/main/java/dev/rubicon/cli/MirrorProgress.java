package dev.rubicon.cli;

import dev.rubicon.repository.http.Transfers;
import dev.rubicon.repository.mirror.Mirror;
import dev.rubicon.repository.mirror.MirrorPlan;
import dev.rubicon.repository.mirror.StoredFile;
import java.util.function.LongSupplier;

/** Says on a terminal how much of a mirror is here. Several files are on their way at a time. */
final class MirrorProgress implements Mirror.Watch, Transfers {
    private static final long BETWEEN_LINES = 200_000_000;

    private final Terminal terminal;
    private final boolean watched;
    private final LongSupplier nanoTime;
    private int files;
    private long size;
    private int stored;
    private long storedBytes;
    private long received;
    private long began;
    private long said;
    private int width;

    /** @param watched whether somebody looks at it */
    MirrorProgress(Terminal terminal, boolean watched, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.watched = watched;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void planned(MirrorPlan plan) {
        files = plan.bring().size();
        size = plan.bytes();
        began = nanoTime.getAsLong();
        said = began;
    }

    @Override
    public synchronized void stored(StoredFile file) {
        stored++;
        storedBytes += file.size();
        say();
        if (stored == files && width > 0) {
            said = 0;
            say();
            terminal.message("");
        }
    }

    @Override
    public void begins(String name, long bytes, long here) {}

    @Override
    public synchronized void received(long bytes) {
        received += bytes;
        say();
    }

    @Override
    public void ends() {}

    private void say() {
        long now = nanoTime.getAsLong();
        if (!watched || now - said < BETWEEN_LINES) {
            return;
        }
        said = now;
        long here = Math.min(size, Math.max(storedBytes, received));
        double seconds = Math.max(1e-3, (now - began) / 1e9);
        String text = String.format("%,d of %,d files  ", stored, files) + Terminal.size(here) + " of "
                + Terminal.size(size) + "  " + Terminal.size((long) (here / seconds)) + "/s";
        terminal.passing(text + " ".repeat(Math.max(0, width - text.length())));
        width = text.length();
    }
}
