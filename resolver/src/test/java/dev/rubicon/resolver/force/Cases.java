package dev.rubicon.resolver.force;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Version;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables of cases, one JSON object a line. */
final class Cases {
    private Cases() {}

    static Stream<JsonNode> read(String resource) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Cases.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> Json.read(line, resource)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Version> version(JsonNode row, String key) {
        return text(row, key).map(Version::parse);
    }

    static Optional<String> text(JsonNode row, String key) {
        return Optional.ofNullable(row.get(key).textValue());
    }
}
