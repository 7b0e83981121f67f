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

/** docs/errors.md lists exactly the codes that the sources use. */
class ErrorCodesTest {
    private static final Pattern IN_SOURCE = Pattern.compile("\"(RB\\d{3})\"|error (RB\\d{3})");
    private static final Pattern IN_LIST = Pattern.compile("^\\| (RB\\d{3}) ", Pattern.MULTILINE);

    @Test
    void everyCodeIsListedAndEveryListedCodeIsUsed() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CommandLineRun.ROOT)) {
            for (Path file : files.filter(ErrorCodesTest::isSource).toList()) {
                used.addAll(codes(IN_SOURCE, Files.readString(file)));
            }
        }
        TreeSet<String> listed =
                new TreeSet<>(codes(IN_LIST, Files.readString(CommandLineRun.ROOT.resolve("docs/errors.md"))));
        TreeSet<String> unlisted = new TreeSet<>(used);
        unlisted.removeAll(listed);
        assertEquals(List.of(), List.copyOf(unlisted), "used, but not listed");
        listed.removeAll(used);
        assertEquals(List.of(), List.copyOf(listed), "listed, but not used");
    }

    private static boolean isSource(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.contains("/src/main/java/") && path.endsWith(".java")
                || path.endsWith("/launcher/jdk.sh")
                || path.endsWith("/launcher/build.sh")
                || path.endsWith("/dist/assemble")
                || path.equals(CommandLineRun.ROOT.resolve("rubicon").toString());
    }

    private static List<String> codes(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(match.groupCount() == 2 && match.group(1) == null ? 2 : 1))
                .toList();
    }
}
