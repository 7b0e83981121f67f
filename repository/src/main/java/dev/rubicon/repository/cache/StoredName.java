package dev.rubicon.repository.cache;

import dev.rubicon.model.Digest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file in a repository says of its content: what is signed stands there as {@code <sha256>.<name>}.
 *
 * @param name without the digest, for people
 */
public record StoredName(Digest digest, String name) {
    private static final Pattern SYNTAX = Pattern.compile("(?:.*/)?([0-9a-f]{64})\\.([^/]+)");

    /** @param path such as {@code index/<sha256>.bundle__pos.jsonl}; absent if it has no digest, as metadata */
    public static Optional<StoredName> of(String path) {
        Matcher matcher = SYNTAX.matcher(path);
        return matcher.matches()
                ? Optional.of(new StoredName(new Digest(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }
}
