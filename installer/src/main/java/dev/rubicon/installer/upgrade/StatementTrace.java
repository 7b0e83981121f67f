package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.installer.instance.CompanyName;
import java.time.Duration;
import java.util.Optional;

/** Told of each statement that code causes in the database, once it has run. */
@FunctionalInterface
public interface StatementTrace {
    /**
     * One statement. Rows that code changes one by one are written many at a time: then it is one, and where the code was when they
     * were written.
     *
     * @param codeunit whose trigger runs, such as {@code 50100 ABC Upgrade Shoe Size}
     * @param company absent for code that runs once for all
     * @param place where the code is; absent when its trigger is over
     * @param rows read or changed
     */
    record Statement(
            String codeunit,
            Optional<CompanyName> company,
            Optional<AlError.Frame> place,
            String sql,
            long rows,
            Duration time) {}

    void ran(Statement statement);
}
