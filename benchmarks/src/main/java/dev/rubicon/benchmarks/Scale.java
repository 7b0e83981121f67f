package dev.rubicon.benchmarks;

import dev.rubicon.benchmarks.report.Measured;
import dev.rubicon.benchmarks.report.Metric;
import dev.rubicon.benchmarks.report.TemporaryFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * What so many instances cost whoever serves them: the requests and bytes of a poll and of an update are measured here, on a repository
 * made for it; all else is a parameter with a name, a default and a unit. The rest is multiplication.
 */
final class Scale {
    private static final List<Integer> INSTANCES = List.of(1, 100, 10_000, 1_000_000);
    private static final double DAY = 86_400;

    /** What nobody has measured here; each can be given as KEY=NUMBER. */
    private enum Parameter {
        PACKAGES("packages in the repository, of ten versions each", 1_000),
        POLLS("polls of an instance a day", 96),
        UPDATES("updates of an instance a month", 4),
        PACKAGE_BYTES("bytes of a package file", 2_000_000),
        HEADER_BYTES("bytes of the headers of a request and its answer", 450),
        REQUEST_MICROS("processor of the server for a request for a small file, in microseconds", 25),
        WINDOW_HOURS("hours within which all instances take an update", 8),
        STATE_BYTES("bytes that the service keeps of an instance", 4_000),
        REPORT_BYTES("bytes that the service keeps of a finished update", 8_000),
        KEPT_MONTHS("months for which it keeps them", 24);

        private final String meaning;
        private final double usual;

        Parameter(String meaning, double usual) {
            this.meaning = meaning;
            this.usual = usual;
        }
    }

    /** Requests and bytes with headers. */
    private record Unit(double requests, double bytes) {
        static Unit of(Measured measured, double headers) {
            double requests = measured.figures().get(Metric.REQUESTS);
            return new Unit(requests, measured.figures().get(Metric.BYTES) + requests * headers);
        }
    }

    private final Map<Parameter, Double> given;
    private final Unit poll;
    private final Unit change;

    private Scale(Map<Parameter, Double> given, Unit poll, Unit change) {
        this.given = given;
        this.poll = poll;
        this.change = change;
    }

    /** Markdown. */
    static String tables(List<String> arguments) throws IOException {
        Map<Parameter, Double> given = parameters(arguments);
        try (TemporaryFolder folder = TemporaryFolder.make("scale")) {
            LargeRepository.Figures figures = LargeRepository.measured(
                    folder.path(), given.get(Parameter.PACKAGES).intValue());
            double headers = given.get(Parameter.HEADER_BYTES);
            Scale scale = new Scale(given, Unit.of(figures.idle(), headers), Unit.of(figures.again(), headers));
            return scale.units() + "\n" + scale.costs();
        }
    }

    private static Map<Parameter, Double> parameters(List<String> arguments) {
        Map<Parameter, Double> given = new LinkedHashMap<>();
        for (Parameter each : Parameter.values()) {
            given.put(each, each.usual);
        }
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            double value = pair.length == 2 ? Double.parseDouble(pair[1]) : -1;
            if (!(value > 0)) {
                throw new IllegalArgumentException("'" + argument + "' is not KEY=NUMBER with a number above 0");
            }
            given.put(Parameter.valueOf(pair[0].toUpperCase(Locale.ROOT)), value);
        }
        return given;
    }

    private String units() {
        StringBuilder text = new StringBuilder("| unit | |\n|---|---:|\n");
        text.append(row("measured: requests of a poll that finds nothing new", number(poll.requests())));
        text.append(row("measured: its bytes, headers included", number(poll.bytes())));
        text.append(row("measured: requests of a poll after five packages were published", number(change.requests())));
        text.append(row("measured: its bytes, headers included", number(change.bytes())));
        given.forEach((parameter, value) ->
                text.append(row(parameter.name().toLowerCase(Locale.ROOT) + ": " + parameter.meaning, number(value))));
        return text.toString();
    }

    private double of(Parameter parameter) {
        return given.get(parameter);
    }

    private String costs() {
        StringBuilder text = new StringBuilder(
                row("instances", INSTANCES.stream().map(Scale::number).toArray(String[]::new)));
        text.append("|---|").append("---:|".repeat(INSTANCES.size())).append('\n');
        double pollsPerSecond = of(Parameter.POLLS) / DAY;
        double window = of(Parameter.WINDOW_HOURS) * 3_600;
        // The package file is one request more.
        double updateRequests = change.requests() + 1;
        double updateBytes = change.bytes() + of(Parameter.PACKAGE_BYTES) + of(Parameter.HEADER_BYTES);
        double rush = pollsPerSecond * poll.requests() + updateRequests / window;
        costs(text, "requests a second, polls", n -> n * pollsPerSecond * poll.requests());
        costs(text, "requests a second while all update", n -> n * rush);
        costs(text, "processors for these", n -> n * rush * of(Parameter.REQUEST_MICROS) / 1e6);
        costs(text, "GB a day, polls", n -> n * of(Parameter.POLLS) * poll.bytes() / 1e9);
        costs(text, "GB for one update of all", n -> n * updateBytes / 1e9);
        costs(
                text,
                "Mbit a second while all update",
                n -> n * (updateBytes / window + pollsPerSecond * poll.bytes()) * 8 / 1e6);
        costs(
                text,
                "TB a month",
                n -> n * (of(Parameter.POLLS) * 30 * poll.bytes() + of(Parameter.UPDATES) * updateBytes) / 1e12);
        costs(
                text,
                "GB that the service keeps of instances",
                n -> n
                        * (of(Parameter.STATE_BYTES)
                                + of(Parameter.UPDATES) * of(Parameter.KEPT_MONTHS) * of(Parameter.REPORT_BYTES))
                        / 1e9);
        costs(text, "GB of packages", n -> of(Parameter.PACKAGES) * 10 * of(Parameter.PACKAGE_BYTES) / 1e9);
        return text.toString();
    }

    private static void costs(StringBuilder text, String what, DoubleUnaryOperator cost) {
        text.append(row(
                what, INSTANCES.stream().map(n -> number(cost.applyAsDouble(n))).toArray(String[]::new)));
    }

    private static String row(String what, String... values) {
        List<String> cells = new ArrayList<>(List.of(what));
        cells.addAll(List.of(values));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    // Three digits say enough.
    private static String number(double value) {
        if (value >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.1f", value);
    }
}
