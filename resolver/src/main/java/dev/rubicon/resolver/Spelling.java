package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import java.util.Comparator;
import java.util.List;

/** Which existing packages somebody may have meant. */
final class Spelling {
    private static final int MAX_SUGGESTIONS = 3;

    private record Suggestion(PackageId id, int distance) {}

    private Spelling() {}

    /** Up to three of {@code ids} that differ from {@code id} by few letters or only by their namespace, the nearest first. */
    static List<PackageId> similar(PackageId id, List<PackageId> ids) {
        int most = Math.max(1, id.value().length() / 4);
        return ids.stream()
                .map(other -> new Suggestion(other, distance(id.value(), other.value(), most)))
                .filter(suggestion -> suggestion.distance() <= most)
                .sorted(Comparator.comparingInt(Suggestion::distance).thenComparing(Suggestion::id))
                .limit(MAX_SUGGESTIONS)
                .map(Suggestion::id)
                .toList();
    }

    private static int distance(String left, String right, int most) {
        if (lastName(left).equals(lastName(right))) {
            return 0;
        }
        return Math.abs(left.length() - right.length()) > most ? most + 1 : edits(left, right);
    }

    private static String lastName(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    // Levenshtein, with one row of the table; a swap of neighbours counts as two.
    private static int edits(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
