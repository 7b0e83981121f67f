package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.PackageFile;
import dev.rubicon.format.ReleaseJson;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Release;
import dev.rubicon.repository.Publication;
import dev.rubicon.repository.http.WebRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Publishes a package by sending it to a server. */
final class Upload {
    private Upload() {}

    /** @throws dev.rubicon.model.ProblemException what the server refuses, or what {@link PackageFile#open} does */
    static Publication send(Path file, ServerLink server) {
        String name;
        Digest digest;
        try (PackageFile opened = PackageFile.open(file)) {
            name = PackageFile.fileName(opened.manifest().identity());
            digest = opened.digest();
        }
        String sent = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
        JsonNode answer = server.sent(
                WebRequest.Method.PUT,
                "packages/" + ServerLink.segment(name),
                Map.of("Content-Type", "application/zip", "Content-Digest", "sha-256=:" + sent + ":"),
                Optional.of(new WebRequest.Body.File(file)));
        byte[] line = Json.writeLine(answer.path("release")).getBytes(StandardCharsets.UTF_8);
        Release release = ReleaseJson.read(line, "the server's answer");
        return switch (answer.path("outcome").asText()) {
            case "published" -> new Publication.Published(release);
            case "restored" -> new Publication.Restored(release);
            default -> new Publication.AlreadyThere(release);
        };
    }
}
