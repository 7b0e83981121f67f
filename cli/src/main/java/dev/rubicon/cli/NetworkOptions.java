package dev.rubicon.cli;

import dev.rubicon.repository.http.Transfers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How repositories are reached. */
final class NetworkOptions {
    private static final Duration MOST = Duration.ofDays(365);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--offline", description = "Use no network: only what 'fetch' or an earlier run has brought.")
    private boolean offline;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Certificates (PEM) to believe beside the usual ones. Default: RUBICON_CA_FILE.")
    private Optional<Path> authorities;

    @Option(
            names = "--plain-http",
            description = "Speak http to registries (oci:), where others can listen. On this machine it always is.")
    private boolean plainHttp;

    @Option(
            names = "--accept-expired-timestamp",
            paramLabel = "TIME",
            description = "Accept a repository's state that expired at most so long ago, such as 14d.")
    private Optional<Age> tolerance;

    Network network() {
        if (tolerance.filter(age -> age.duration().compareTo(MOST) > 0).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--accept-expired-timestamp is at most " + MOST.toDays() + "d");
        }
        Terminal terminal = new Terminal(spec);
        return new Network(
                offline,
                FetchInstead.of(spec.commandLine()),
                plainHttp,
                authorities.or(() -> environment("RUBICON_CA_FILE").map(Conversions::path)),
                tolerance.map(Age::duration).orElse(Duration.ZERO),
                System.console() == null ? Transfers.SILENT : new TerminalTransfers(terminal, System::nanoTime),
                problem -> terminal.warnings(List.of(problem)));
    }

    /** What it allows that is not usual, as the journal is to say it. */
    String allowed() {
        return tolerance.map(age -> " --accept-expired-timestamp " + age).orElse("");
    }

    static Optional<String> environment(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }
}
