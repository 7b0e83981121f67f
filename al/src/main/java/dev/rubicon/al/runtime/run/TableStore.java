package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.rows.Rows;

/** Where the rows of a record are, and how often they were written: what was read before that is out of date. */
final class TableStore {
    private final Rows rows;
    private long writes;

    TableStore(Rows rows) {
        this.rows = rows;
    }

    Rows rows() {
        return rows;
    }

    long writes() {
        return writes;
    }

    void written() {
        writes++;
    }
}
