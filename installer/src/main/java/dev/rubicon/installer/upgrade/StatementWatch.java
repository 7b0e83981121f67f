package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.installer.database.SqlWatch;
import dev.rubicon.installer.instance.CompanyName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at the statements of one trigger: none begins when its time is over, and where the code was is known if one fails. */
final class StatementWatch implements SqlWatch {
    private final Supplier<List<AlError.Frame>> stack;
    private final TriggerClock clock;
    private final Optional<StatementTrace> trace;
    private final String codeunit;
    private final Optional<CompanyName> company;
    private List<AlError.Frame> failedAt = List.of();

    StatementWatch(
            Supplier<List<AlError.Frame>> stack,
            TriggerClock clock,
            Optional<StatementTrace> trace,
            String codeunit,
            Optional<CompanyName> company) {
        this.stack = stack;
        this.clock = clock;
        this.trace = trace;
        this.codeunit = codeunit;
        this.company = company;
    }

    @Override
    public void begins(String statement) {
        if (clock.isOver()) {
            throw new AlError("RB761", "its time is over");
        }
    }

    @Override
    public void ran(String statement, long rows, long nanos) {
        trace.ifPresent(listener -> listener.ran(new StatementTrace.Statement(
                codeunit, company, stack.get().stream().findFirst(), statement, rows, Duration.ofNanos(nanos))));
    }

    @Override
    public void failed(String statement) {
        failedAt = stack.get();
    }

    /** The innermost routine first; empty if no statement has failed. */
    List<AlError.Frame> failedAt() {
        return failedAt;
    }
}
