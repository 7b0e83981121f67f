package dev.rubicon.repository.http;

import dev.rubicon.model.ProblemException;
import dev.rubicon.repository.cache.Cache;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the tests of this package set up alike: transports that never wait between tries, but say how long they would have. */
final class Web {
    static final Pace FAST =
            new Pace(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(60), 1_000, System::nanoTime);

    final List<Duration> slept = new ArrayList<>();
    private final Path home;

    Web(Path home) {
        this.home = home;
    }

    Cache cache() {
        return new Cache(home.resolve("cache"), Clock.systemUTC());
    }

    HttpSettings settings(Pace pace) {
        Retries retries = new Retries(3, Duration.ofMillis(500), Duration.ofSeconds(8), slept::add, () -> 1.0);
        ProxySelector none = new EnvironmentProxies(any -> Optional.empty(), Optional.empty());
        return new HttpSettings("rubicon/test", pace, retries, none, Optional.empty());
    }

    HttpTransport transport(WebAddress address) {
        return transport(address, FAST);
    }

    HttpTransport transport(WebAddress address, Pace pace) {
        return new HttpTransport(address, settings(pace), cache(), Transfers.SILENT);
    }

    /** What came out, or the first problem's code and message. The port is written as $. */
    static String outcome(Supplier<Object> call) {
        try {
            return String.valueOf(call.get());
        } catch (ProblemException e) {
            String said = e.problems().getFirst().code() + " " + e.getMessage();
            return said.replaceAll("localhost:\\d+", "localhost:\\$").replaceAll("[0-9a-f]{64}", "#");
        }
    }
}
