package dev.rubicon.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an upgrade does, said twice: in AL, as an upgrade codeunit, and by hand in SQL. A file of {@code resources/equality}: a
 * sentence, then both behind {@code -- al --} and {@code -- sql --}; behind {@code -- postgres --} where PostgreSQL says it otherwise.
 *
 * @param objects tables without code that upgrades
 * @param codeunit that does
 */
record EqualityCase(String name, String objects, String codeunit, String sql, Optional<String> postgres) {
    private static final Path FOLDER = Path.of("src/test/resources/equality");

    static List<EqualityCase> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(EqualityCase::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EqualityCase read(Path file) {
        try {
            String[] parts = Files.readString(file).split("(?m)^-- (?:al|sql|postgres) --\n");
            int codeunit = parts[1].indexOf("codeunit ");
            return new EqualityCase(
                    file.getFileName().toString(),
                    parts[1].substring(0, codeunit),
                    parts[1].substring(codeunit),
                    parts[2],
                    parts.length > 3 ? Optional.of(parts[3]) : Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statements for a database. */
    List<String> statements(TestDatabase kind) {
        String text = kind == TestDatabase.SQLITE ? sql : postgres.orElse(sql);
        return Stream.of(text.split(";\n")).map(String::strip).toList();
    }
}
