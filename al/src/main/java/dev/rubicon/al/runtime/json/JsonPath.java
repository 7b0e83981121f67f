package dev.rubicon.al.runtime.json;

import dev.rubicon.al.runtime.value.AlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path such as {@code $.lines[0].amount}: names, positions, {@code *}, {@code ..} for any depth, and filters such as
 * {@code [?(@.kind == 'a')]}.
 */
public final class JsonPath {
    private static final int MAX_LENGTH = 4000;
    private static final int MAX_FOUND = 1_000_000;

    private final String text;
    private int at;

    private JsonPath(String text) {
        this.text = text;
    }

    /** All that it leads to; absent if it is no path. */
    public static Optional<List<JsonTree>> select(JsonTree root, String path) {
        return path.length() > MAX_LENGTH ? Optional.empty() : new JsonPath(path.strip()).walk(root);
    }

    private Optional<List<JsonTree>> walk(JsonTree root) {
        List<JsonTree> found = List.of(root);
        if (text.startsWith("$")) {
            at = 1;
        }
        while (at < text.length()) {
            boolean isDeep = text.startsWith("..", at);
            if (isDeep) {
                at += 2;
            } else if (text.charAt(at) == '.') {
                at++;
            }
            Optional<JsonStep> step = step();
            if (step.isEmpty()) {
                return Optional.empty();
            }
            List<JsonTree> next = new ArrayList<>();
            for (JsonTree tree : found) {
                if (next.size() > MAX_FOUND) {
                    throw new AlError("RB767", "a JSON path leads to more than " + MAX_FOUND + " places");
                }
                (isDeep ? withDescendants(tree) : List.of(tree))
                        .forEach(one -> next.addAll(step.get().from(one)));
            }
            found = next;
        }
        return Optional.of(found);
    }

    private static List<JsonTree> withDescendants(JsonTree tree) {
        List<JsonTree> all = new ArrayList<>(List.of(tree));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(new JsonStep.All().from(all.get(i)));
        }
        return all;
    }

    private Optional<JsonStep> step() {
        if (at < text.length() && text.charAt(at) == '[') {
            int end = closing(at);
            if (end < 0) {
                return Optional.empty();
            }
            String inside = text.substring(at + 1, end).strip();
            at = end + 1;
            return JsonStep.inBrackets(inside);
        }
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
            at++;
        }
        String name = text.substring(start, at);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(name.equals("*") ? new JsonStep.All() : new JsonStep.Name(name));
    }

    // Brackets in quotes do not count.
    private int closing(int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
