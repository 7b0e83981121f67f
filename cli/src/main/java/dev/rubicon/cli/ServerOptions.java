package dev.rubicon.cli;

import dev.rubicon.repository.http.Transfers;
import dev.rubicon.repository.http.WebAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which server is asked, and by whom. */
final class ServerOptions {
    @Mixin
    private HomeOptions home;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "A server that 'rubicon serve' runs. Default: RUBICON_SERVER, else http://127.0.0.1:8420/.")
    private Optional<String> server;

    @Mixin
    private TokenOptions token;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Certificates (PEM) to believe beside the usual ones. Default: RUBICON_CA_FILE.")
    private Optional<Path> authorities;

    @Option(names = "--plain-http", description = "Send the token to another machine by http, where others can listen.")
    private boolean plainHttp;

    /** @throws InvalidInput RB917 without a token, RB920 if its file cannot be used, RB922 if others could listen, RB333 */
    ServerLink link() {
        return token.link(address(), network(), home.home());
    }

    WebAddress address() {
        return WebAddress.parse(
                server.or(() -> NetworkOptions.environment("RUBICON_SERVER")).orElse("http://127.0.0.1:8420/"));
    }

    HomeOptions home() {
        return home;
    }

    Network network() {
        return new Network(
                false,
                "",
                plainHttp,
                authorities.or(
                        () -> NetworkOptions.environment("RUBICON_CA_FILE").map(Conversions::path)),
                Duration.ZERO,
                Transfers.SILENT,
                problem -> {});
    }
}
