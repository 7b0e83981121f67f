package dev.rubicon.cli;

import dev.rubicon.repository.http.Transfers;

/** Counts what crosses the wire. */
final class TransferTally {
    private int files;
    private long bytes;

    int files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    /** Counts what another one is told. */
    Transfers beside(Transfers other) {
        return new Transfers() {
            @Override
            public void begins(String name, long size, long here) {
                files++;
                other.begins(name, size, here);
            }

            @Override
            public void received(long count) {
                bytes += Math.max(0, count);
                other.received(count);
            }

            @Override
            public void ends() {
                other.ends();
            }
        };
    }
}
