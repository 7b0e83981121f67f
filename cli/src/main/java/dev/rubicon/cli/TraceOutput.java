package dev.rubicon.cli;

import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.upgrade.StatementTrace;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Statements of upgrade code, one line each: codeunit, company, place, rows, time, and the statement without its values. */
final class TraceOutput implements StatementTrace, AutoCloseable {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final Consumer<String> line;
    private final Optional<BufferedWriter> file;
    private final Terminal terminal;
    private final String name;
    private Optional<IOException> failure = Optional.empty();

    private TraceOutput(String name, Terminal terminal, Optional<BufferedWriter> file) {
        this.name = name;
        this.terminal = terminal;
        this.file = file;
        this.line = file.isPresent() ? this::write : terminal::message;
    }

    /** @param name of a file, or {@code -} for the error output */
    static TraceOutput to(String name, Terminal terminal) {
        if (name.equals("-")) {
            return new TraceOutput(name, terminal, Optional.empty());
        }
        Path path = Conversions.path(name);
        try {
            return new TraceOutput(name, terminal, Optional.of(Files.newBufferedWriter(path)));
        } catch (IOException e) {
            throw new Unavailable(problem(name), e);
        }
    }

    private static Problem problem(String name) {
        return new Problem(
                "RB663", "cannot write the trace " + name, "check the folder and its free space, or write --trace -");
    }

    @Override
    public void ran(Statement statement) {
        line.accept(Quoted.shortened(statement.codeunit()) + "  "
                + statement.company().map(CompanyName::value).orElse("-") + "  "
                + statement.place().map(AlError.Frame::place).orElse("-") + "  "
                + Terminal.count(statement.rows(), "row") + "  "
                + String.format(Locale.ROOT, "%.3f ms  ", statement.time().toNanos() / 1e6)
                + BLANKS.matcher(statement.sql()).replaceAll(" "));
    }

    // The update is worth more than its trace.
    private void write(String text) {
        if (failure.isEmpty()) {
            try {
                file.orElseThrow().write(text + "\n");
            } catch (IOException e) {
                failure = Optional.of(e);
            }
        }
    }

    /** What could not be written is told, and fails nothing. */
    @Override
    public void close() {
        if (file.isPresent()) {
            try {
                file.get().close();
            } catch (IOException e) {
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            terminal.warnings(List.of(problem(name)));
        }
    }
}
