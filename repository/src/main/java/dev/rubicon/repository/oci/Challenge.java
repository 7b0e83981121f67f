package dev.rubicon.repository.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a registry wants to be told who asks: one challenge of a {@code WWW-Authenticate} header (RFC 7235).
 *
 * @param scheme in lower case
 * @param parameters by name in lower case
 */
record Challenge(String scheme, SortedMap<String, String> parameters) {
    private static final Pattern WORD =
            Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)\\s*=\\s*(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|([^\\s,\"]+))"
                    + "|([A-Za-z][A-Za-z0-9-]*)");
    private static final int MAX_LENGTH = 4_000;
    private static final int MOST = 10;

    /** All of a header's values, in their order. */
    static List<Challenge> parse(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        for (String header : headers) {
            Matcher word = WORD.matcher(header.substring(0, Math.min(header.length(), MAX_LENGTH)));
            while (challenges.size() < MOST && word.find()) {
                if (word.group(4) != null) {
                    challenges.add(new Challenge(word.group(4).toLowerCase(Locale.ROOT), new TreeMap<>()));
                } else if (!challenges.isEmpty()) {
                    String value = word.group(2) == null
                            ? word.group(3)
                            : word.group(2).replaceAll("\\\\(.)", "$1");
                    challenges.getLast().parameters.put(word.group(1).toLowerCase(Locale.ROOT), value);
                }
            }
        }
        return challenges;
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
