package dev.rubicon.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of a page, each between {@code <!-- figures: NAME -->} and {@code <!-- end -->}, made anew from stored reports. */
public final class PerformancePage {
    private static final Pattern PLACE =
            Pattern.compile("(<!-- figures: (.+?) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

    private PerformancePage() {}

    /** Leaves alone what there is no report for, and says for each place what became of it. */
    public static List<String> rewrite(Path page, Path reports) throws IOException {
        List<Report> all = new ArrayList<>();
        if (Files.isDirectory(reports)) {
            try (Stream<Path> files = Files.list(reports)) {
                for (Path file : files.sorted().toList()) {
                    all.add(ReportJson.read(file));
                }
            }
        }
        List<String> said = new ArrayList<>();
        String text = PLACE.matcher(Files.readString(page)).replaceAll(place -> {
            String name = place.group(2);
            return Matcher.quoteReplacement(all.stream()
                    .filter(report -> report.name().equals(name))
                    .findFirst()
                    .map(report -> {
                        said.add(name + ": made anew, of "
                                + report.circumstances().date());
                        return place.group(1) + "\n" + Markdown.render(report) + "\n" + place.group(3);
                    })
                    .orElseGet(() -> {
                        said.add(name + ": left as it was, it was not measured since target/ was emptied");
                        return place.group();
                    }));
        });
        Files.writeString(page, text);
        return said;
    }
}
