package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every finding has a page in docs/findings, and the index lists exactly these. */
class FindingPagesTest {
    private static final Pattern IN_SOURCE = Pattern.compile("\"(SC\\d{3})\"");
    private static final Pattern IN_INDEX =
            Pattern.compile("^\\| \\[(SC\\d{3})]\\(SC\\d{3}\\.md\\) ", Pattern.MULTILINE);
    private static final Path PAGES = CommandLineRun.ROOT.resolve("docs/findings");

    @Test
    void everyFindingHasAPage() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CommandLineRun.ROOT.resolve("schema/src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                used.addAll(codes(IN_SOURCE, Files.readString(file)));
            }
        }
        try (Stream<Path> pages = Files.list(PAGES)) {
            List<String> written = pages.map(page -> page.getFileName().toString())
                    .filter(name -> name.startsWith("SC"))
                    .map(name -> name.substring(0, "SC101".length()))
                    .sorted()
                    .toList();
            assertEquals(List.copyOf(used), written);
            assertEquals(written, codes(IN_INDEX, Files.readString(PAGES.resolve("README.md"))));
        }
    }

    private static List<String> codes(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
