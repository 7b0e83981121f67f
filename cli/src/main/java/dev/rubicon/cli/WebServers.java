package dev.rubicon.cli;

import dev.rubicon.repository.Transport;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.http.CertificateAuthorities;
import dev.rubicon.repository.http.EnvironmentProxies;
import dev.rubicon.repository.http.HttpSettings;
import dev.rubicon.repository.http.HttpTransport;
import dev.rubicon.repository.http.Pace;
import dev.rubicon.repository.http.Retries;
import dev.rubicon.repository.http.Sleeper;
import dev.rubicon.repository.http.WebAddress;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Repositories on web servers, as this machine reaches them. A class of its own: who needs no web server does not load one's client. */
final class WebServers {
    private WebServers() {}

    static Transport transport(WebAddress address, Network network, Cache cache) {
        return new HttpTransport(address, settings(network), cache, network.transfers());
    }

    static HttpSettings settings(Network network) {
        return new HttpSettings(
                RubiconVersion.text().replaceFirst(" ", "/"),
                Pace.USUAL,
                new Retries(
                        5,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(8),
                        Sleeper.REAL,
                        () -> ThreadLocalRandom.current().nextDouble()),
                new EnvironmentProxies(NetworkOptions::environment, Optional.ofNullable(ProxySelector.getDefault())),
                network.authorities().map(CertificateAuthorities::with));
    }
}
