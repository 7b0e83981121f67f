package dev.rubicon.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.al.DeclaredApp;
import dev.rubicon.al.diff.AppDiff;
import dev.rubicon.al.diff.LocatedChange;
import dev.rubicon.schema.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Any two texts as two versions of an AL file: what is between them is found and said. They stand around the first NUL. */
class AlDiffFuzzTest {
    private static final byte[] APP_JSON = """
            {"id": "11111111-2222-3333-4444-555555555555", "name": "Pets", "publisher": "Zoo", "version": "1.0.0.0"}
            """.getBytes(StandardCharsets.UTF_8);

    @FuzzTest
    void anyTwoTextsAreCompared(byte[] bytes) throws IOException {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        byte[] older = Arrays.copyOf(bytes, end);
        byte[] newer = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
        Promise.check(() -> {
            DeclaredApp before = AppReader.readDeclared(new OneText(older), Set.of());
            if (!AppDiff.of(before, before).changes().isEmpty()) {
                throw new AssertionError("a text differs from itself");
            }
            AppDiff there = AppDiff.of(before, AppReader.readDeclared(new OneText(newer), Set.of()));
            there.changes().forEach(AlDiffFuzzTest::check);
        });
    }

    private static void check(LocatedChange change) {
        Finding finding = change.finding();
        if (!finding.code().matches("SC\\d{3}") || finding.action().isBlank()) {
            throw new AssertionError("a change without a code or words: " + change);
        }
        if (change.rule().filter(rule -> !rule.matches("AS\\d{4}")).isPresent()) {
            throw new AssertionError("no rule of the analyzer: " + change);
        }
    }

    private record OneText(byte[] text) implements AppFiles {
        @Override
        public SortedSet<String> paths() {
            return new TreeSet<>(Set.of("app.json", "src/a.al"));
        }

        @Override
        public byte[] read(String path) {
            return path.equals("app.json") ? APP_JSON : text;
        }
    }
}
