package dev.rubicon.cli;

import dev.rubicon.al.runtime.run.Limits;
import dev.rubicon.installer.upgrade.UpgradeSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** How upgrade and install code of apps is run. */
final class CodeOptions {
    @Option(
            names = "--upgrade-timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "Stop upgrade code of which one trigger runs longer, and roll back: 90s, 10m or 2h. Default: 2h.")
    private Duration timeout = Limits.NORMAL.time();

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write each SQL statement that upgrade code causes into this file; - for the error output.")
    private Optional<String> trace;

    /** Does {@code work} with them; the trace is written when it is over. */
    ExitCode run(Terminal terminal, Function<UpgradeSettings, ExitCode> work) {
        UpgradeSettings settings = UpgradeSettings.NORMAL.withTime(timeout);
        if (trace.isEmpty()) {
            return work.apply(settings);
        }
        try (TraceOutput output = TraceOutput.to(trace.get(), terminal)) {
            return work.apply(settings.tracing(output));
        }
    }
}
