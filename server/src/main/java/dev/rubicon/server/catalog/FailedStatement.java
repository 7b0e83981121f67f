package dev.rubicon.server.catalog;

import java.sql.SQLException;

/** A statement failed; on its way to the transaction that it was part of, which makes a problem of it or begins anew. */
final class FailedStatement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException reason;

    FailedStatement(SQLException reason) {
        super(reason);
        this.reason = reason;
    }

    SQLException reason() {
        return reason;
    }
}
