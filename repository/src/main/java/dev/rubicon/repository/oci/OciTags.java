package dev.rubicon.repository.oci;

import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What is tagged how: {@code repository} is the state; {@code index.bundle__pos} the index of a package; {@code bundle__pos_1.0} one
 * version of it. No two of them are alike, since ids have no {@code _} and versions begin with a digit.
 */
final class OciTags {
    static final String STATE = "repository";

    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final int READABLE = 95;
    private static final int HASH = 32;

    private OciTags() {}

    static String ofIndex(PackageId id) {
        return legal("index." + id.fileName());
    }

    /** @param fileName of a package, such as {@code bundle__pos_1.0.zip} */
    static String ofPackage(String fileName) {
        return legal(fileName.replaceFirst("\\.zip$", ""));
    }

    // Build metadata has a '+', and names may be longer than tags: then a digest keeps them apart.
    private static String legal(String text) {
        if (LEGAL.matcher(text).matches()) {
            return text;
        }
        String readable = text.replaceAll("[^A-Za-z0-9._-]", "_");
        String hash = Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, HASH);
        return readable.substring(0, Math.min(READABLE, readable.length())) + "." + hash;
    }
}
