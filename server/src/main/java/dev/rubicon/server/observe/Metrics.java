package dev.rubicon.server.observe;

import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.Observer;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What is counted, in the text that Prometheus reads. Routes are counted by their paths as declared, so that labels stay few. */
public final class Metrics implements Observer {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("rubicon_http_requests_total")
            .help("Requests answered")
            .labelNames("method", "route", "status")
            .register(registry);
    private final Histogram durations = Histogram.builder()
            .name("rubicon_http_request_duration_seconds")
            .help("Time from a request's headers to the last byte of its answer")
            .labelNames("route")
            .classicOnly()
            .classicUpperBounds(0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60)
            .register(registry);

    public Metrics(Catalog catalog) {
        gauge(
                "rubicon_catalog_connections_busy",
                "Connections to the catalog that are at work",
                catalog::busyConnections);
        gauge("rubicon_catalog_waiting", "Requests that wait for a connection to the catalog", catalog::waiting);
        JvmMemoryMetrics.builder().register(registry);
    }

    /** Registers a number that is asked for whenever somebody looks. */
    public void gauge(String name, String help, java.util.function.DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    @Override
    public void answered(Exchange exchange) {
        requests.labelValues(method(exchange.method()), exchange.route(), String.valueOf(exchange.status()))
                .inc();
        durations.labelValues(exchange.route()).observe(exchange.duration().toNanos() / 1e9);
    }

    // Methods can be made up, and each would be a series of its own.
    private static String method(String method) {
        return List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                        .contains(method)
                ? method
                : "other";
    }

    public List<Route> routes() {
        return List.of(Route.get("/metrics", Access.anybody(), this::text));
    }

    private Reply text(Request request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Reply.bytes(PrometheusTextFormatWriter.CONTENT_TYPE, out.toByteArray());
    }
}
