package dev.rubicon.cli;

import dev.rubicon.model.Problem;
import dev.rubicon.repository.http.Transfers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How repositories are reached.
 *
 * @param offline nobody is asked for anything: what is on this machine has to do
 * @param bringing the command that brings what is missing when there is a network
 * @param plainHttp whether registries may be spoken to where others can listen
 * @param authorities certificates of those who are believed beside the usual ones
 * @param tolerance how long a timestamp may have expired
 * @param transfers is told of packages on their way
 * @param heeded is told of what is wrong and accepted all the same
 */
record Network(
        boolean offline,
        String bringing,
        boolean plainHttp,
        Optional<Path> authorities,
        Duration tolerance,
        Transfers transfers,
        Consumer<Problem> heeded) {
    /** As the environment says, and nobody is told of anything. */
    static Network quiet() {
        return new Network(
                false,
                "",
                false,
                NetworkOptions.environment("RUBICON_CA_FILE").map(Conversions::path),
                Duration.ZERO,
                Transfers.SILENT,
                problem -> {});
    }

    /** The same, and somebody is told. */
    Network heeding(Consumer<Problem> other) {
        return new Network(offline, bringing, plainHttp, authorities, tolerance, transfers, other);
    }

    Network with(Transfers other) {
        return new Network(offline, bringing, plainHttp, authorities, tolerance, other, heeded);
    }

    /** The same, asking nobody. */
    Network withoutNetwork() {
        return new Network(true, bringing, plainHttp, authorities, tolerance, transfers, heeded);
    }
}
