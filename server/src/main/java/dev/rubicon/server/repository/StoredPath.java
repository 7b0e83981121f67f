package dev.rubicon.server.repository;

import dev.rubicon.model.Digest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a file that a repository shows, such as {@code metadata/timestamp.json}. Every part begins with a letter or digit, so that
 * none is hidden and none leads upward, however it was written.
 */
record StoredPath(String value) {
    private static final Pattern SYNTAX =
            Pattern.compile("repository\\.json|(metadata|index|packages)(/[A-Za-z0-9][A-Za-z0-9._+~-]{0,254}){1,5}");
    private static final Pattern ADDRESSED = Pattern.compile("(.*/)?([0-9a-f]{64})\\.[^/]+");

    /** @param raw as it was sent, nothing decoded */
    static Optional<StoredPath> parse(String raw) {
        try {
            // A plus is a plus in a path.
            String decoded = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
            return SYNTAX.matcher(decoded).matches() ? Optional.of(new StoredPath(decoded)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The digest in its name: a file that never changes. */
    Optional<Digest> digest() {
        Matcher matcher = ADDRESSED.matcher(value);
        return matcher.matches() ? Optional.of(new Digest(matcher.group(2))) : Optional.empty();
    }

    /** Where it stands; absent if there is no such file, or a link leads to it from elsewhere. */
    Optional<Path> in(Path root) throws IOException {
        Path file = root.resolve(value);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return file.toRealPath().startsWith(root.toRealPath()) ? Optional.of(file) : Optional.empty();
    }

    String type() {
        if (value.endsWith(".json")) {
            return "application/json";
        }
        return value.endsWith(".zip") ? "application/zip" : "application/octet-stream";
    }
}
