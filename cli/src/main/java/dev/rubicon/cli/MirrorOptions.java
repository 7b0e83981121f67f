package dev.rubicon.cli;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.repository.mirror.Selection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which packages a mirror takes. */
final class MirrorOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--include",
            paramLabel = "PACKAGE[@QUERY]",
            description = "Only this package, and of it only what the query would take. Repeatable.")
    private List<Dependency> include = List.of();

    @Option(names = "--closure", description = "And what these need: every version that could satisfy.")
    private boolean closure;

    @Option(names = "--latest", paramLabel = "N", description = "At most the N newest of each.")
    private Optional<Integer> latest;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Only what was published since then, such as 2026-11-01; UTC.")
    private Optional<String> since;

    Selection selection() {
        if (latest.filter(number -> number < 1).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--latest is at least 1");
        }
        if (closure && include.isEmpty() && latest.isEmpty() && since.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--closure goes with --include, --latest or --since");
        }
        boolean all = include.isEmpty() && latest.isEmpty() && since.isEmpty();
        return all
                ? new Selection.Everything()
                : new Selection.Part(include, closure, latest, since.map(MirrorOptions::time));
    }

    private static Instant time(String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidInput(
                    "RB355",
                    "'" + Quoted.shortened(text) + "' is no date",
                    "write --since 2026-11-01, or 2026-11-01T18:00:00Z");
        }
    }
}
