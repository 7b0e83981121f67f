package dev.rubicon.installer;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One row of {@code matrix.txt}; what the lines mean is said there. */
record MatrixCase(String title, Map<String, List<String>> lines) {
    private static final Set<String> KEYS = Set.of(
            "case",
            "rule",
            "companies",
            "base",
            "extender",
            "extender after",
            "before",
            "after",
            "rows",
            "Add",
            "Add empty",
            "ForceSync",
            "ForceSync empty",
            "left",
            "archive");
    private static final Pattern ROWS = Pattern.compile("(\\w+)(?: @ (\\w+))? (\\(.*\\))");

    /** Rows for one table of one company. */
    record Rows(String table, String company, String values) {}

    /** All of them, in the order of the file. */
    static List<MatrixCase> read() {
        List<MatrixCase> cases = new ArrayList<>();
        for (String block : text().split("\n\n")) {
            Map<String, List<String>> lines = new LinkedHashMap<>();
            block.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int colon = line.indexOf(':');
                String key = line.substring(0, Math.max(0, colon));
                if (!KEYS.contains(key)) {
                    throw new AssertionError("matrix.txt: " + line);
                }
                String value = line.substring(colon + 1);
                lines.computeIfAbsent(key, any -> new ArrayList<>())
                        .add(value.startsWith(" ") ? value.substring(1) : value);
            });
            if (!lines.isEmpty()) {
                cases.add(new MatrixCase(lines.get("case").getFirst(), lines));
            }
        }
        return cases;
    }

    private static String text() {
        try (InputStream in = MatrixCase.class.getResourceAsStream("/matrix.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The row of bc-facts, as in {@code 25b}. */
    String number() {
        return title.split(" ", 2)[0];
    }

    List<String> companies() {
        return List.of(one("companies", "A").split(" "));
    }

    /** What {@code key} declares, in AL; nothing if it is not there. */
    Schema schema(String key) {
        byte[] source = one(key, "").getBytes(StandardCharsets.UTF_8);
        return AppReader.readSchema(
                new AppFiles() {
                    @Override
                    public SortedSet<String> paths() {
                        return new TreeSet<>(Set.of("Case.al"));
                    }

                    @Override
                    public byte[] read(String path) {
                        return source;
                    }
                },
                Set.of());
    }

    List<Rows> rows() {
        return all("rows").stream()
                .map(ROWS::matcher)
                .filter(Matcher::matches)
                .map(row -> new Rows(row.group(1), row.group(2) == null ? "A" : row.group(2), row.group(3)))
                .toList();
    }

    /** {@code done}, or {@code refused} and codes. */
    String outcome(SyncMode mode, boolean empty) {
        String name = mode == SyncMode.ADD ? "Add" : "ForceSync";
        String withRows = one(name, "");
        return empty ? one(name + " empty", withRows) : withRows;
    }

    private String one(String key, String otherwise) {
        return all(key).isEmpty() ? otherwise : all(key).getFirst();
    }

    List<String> all(String key) {
        return lines.getOrDefault(key, List.of());
    }

    @Override
    public String toString() {
        return title;
    }
}
