package dev.rubicon.repository.tuf;

import dev.rubicon.model.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files that a delegated role may vouch for. */
public sealed interface PathMatch {
    boolean matches(String path);

    /** Those that match one of these patterns, {@code *} and {@code ?} within a part between slashes. */
    record Globs(List<String> patterns) implements PathMatch {
        public Globs {
            patterns = List.copyOf(patterns);
        }

        @Override
        public boolean matches(String path) {
            return patterns.stream().anyMatch(pattern -> matches(pattern, path));
        }

        private static boolean matches(String pattern, String path) {
            String[] patterns = pattern.split("/", -1);
            String[] parts = path.split("/", -1);
            if (patterns.length != parts.length) {
                return false;
            }
            for (int i = 0; i < parts.length; i++) {
                if (!matchesPart(patterns[i], parts[i])) {
                    return false;
                }
            }
            return true;
        }

        // Only the last asterisk ever has to take more: no pattern makes this slow.
        private static boolean matchesPart(String pattern, String part) {
            int p = 0;
            int at = 0;
            int star = -1;
            int retry = 0;
            while (at < part.length()) {
                if (p < pattern.length() && pattern.charAt(p) == '*') {
                    star = p++;
                    retry = at;
                } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == part.charAt(at))) {
                    p++;
                    at++;
                } else if (star >= 0) {
                    p = star + 1;
                    at = ++retry;
                } else {
                    return false;
                }
            }
            while (p < pattern.length() && pattern.charAt(p) == '*') {
                p++;
            }
            return p == pattern.length();
        }
    }

    /** Those whose SHA-256 of the path begins with one of these. */
    record HashPrefixes(List<String> prefixes) implements PathMatch {
        public HashPrefixes {
            prefixes = List.copyOf(prefixes);
        }

        @Override
        public boolean matches(String path) {
            String hash = Digest.of(path.getBytes(StandardCharsets.UTF_8)).hex();
            return prefixes.stream().anyMatch(hash::startsWith);
        }
    }
}
