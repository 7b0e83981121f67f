package dev.rubicon.cli;

import dev.rubicon.fleet.agent.HttpServerLink;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.http.HttpSettings;
import dev.rubicon.repository.http.Retries;
import dev.rubicon.repository.http.Sleeper;
import dev.rubicon.repository.http.Transfers;
import dev.rubicon.repository.http.WebAddress;
import dev.rubicon.repository.http.WebClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Servers of fleets, as this machine reaches them. */
final class FleetServers {
    private FleetServers() {}

    /** How this client calls itself, such as {@code rubicon/0.1.0}. */
    static String client() {
        return new RubiconVersion().getVersion()[0].replaceFirst(" ", "/");
    }

    /**
     * An agent goes on trying by itself, so that one request does not try for long.
     *
     * @throws InvalidInput RB959 if others could listen
     */
    static HttpServerLink link(WebAddress server, Network network, HomeOptions home, Supplier<String> token) {
        if (!network.plainHttp() && "http".equals(server.uri().getScheme()) && !isThisMachine(server.uri())) {
            throw new InvalidInput(new Problem(
                    "RB959",
                    "whoever listens would learn the token on the way to " + server,
                    "use https; or allow it with --plain-http"));
        }
        HttpSettings usual = WebServers.settings(network);
        Retries few = new Retries(
                3,
                Duration.ofMillis(300),
                Duration.ofSeconds(2),
                Sleeper.REAL,
                () -> ThreadLocalRandom.current().nextDouble());
        HttpSettings settings =
                new HttpSettings(usual.userAgent(), usual.pace(), few, usual.proxies(), usual.authorities());
        Cache cache = new Cache(home.home().resolve("cache"), Clock.systemUTC());
        return new HttpServerLink(new WebClient(settings, cache, Transfers.SILENT), server, token);
    }

    private static boolean isThisMachine(URI uri) {
        return uri.getHost().equals("localhost")
                || uri.getHost().startsWith("127.")
                || uri.getHost().equals("[::1]");
    }
}
