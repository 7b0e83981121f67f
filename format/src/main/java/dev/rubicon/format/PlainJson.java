package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the JSON that programs write without starting Jackson, which takes longer than many a command. Whatever is wrong, rare or
 * a matter of settings it leaves to Jackson: comments, fractions, large numbers, keys that come twice, deep nesting. What it reads,
 * Jackson would read as the same tree.
 */
final class PlainJson {
    /** Thrown where this reader gives up; the text may be good or bad. */
    private static final class NotPlain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPlain() {
            super("", null, false, false);
        }
    }

    private static final int MAX_DEPTH = 90;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_STRING = 1_000_000;
    private static final int MAX_DIGITS = 18;

    private final String text;
    private final Map<String, String> names = new HashMap<>();
    private int next;

    private PlainJson(String text) {
        this.text = text;
    }

    /** The document; absent if it is not plain. */
    static Optional<JsonNode> read(String text) {
        if (text.length() > Json.MAX_BYTES) {
            return Optional.empty();
        }
        PlainJson json = new PlainJson(text);
        try {
            JsonNode node = json.value(json.skip(), 0);
            return json.isAtEnd() ? Optional.of(node) : Optional.empty();
        } catch (NotPlain e) {
            return Optional.empty();
        }
    }

    private boolean isAtEnd() {
        while (next < text.length()) {
            if (!isBlank(text.charAt(next++))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private char take() {
        if (next == text.length()) {
            throw new NotPlain();
        }
        return text.charAt(next++);
    }

    // The next character that is no white space, taken.
    private char skip() {
        char c = take();
        while (isBlank(c)) {
            c = take();
        }
        return c;
    }

    private JsonNode value(char first, int depth) {
        if (depth > MAX_DEPTH) {
            throw new NotPlain();
        }
        return switch (first) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> JsonNodeFactory.instance.textNode(string(MAX_STRING));
            case 't' -> word("rue", JsonNodeFactory.instance.booleanNode(true));
            case 'f' -> word("alse", JsonNodeFactory.instance.booleanNode(false));
            case 'n' -> word("ull", JsonNodeFactory.instance.nullNode());
            default -> number(first);
        };
    }

    private JsonNode word(String rest, JsonNode meaning) {
        if (!text.startsWith(rest, next)) {
            throw new NotPlain();
        }
        next += rest.length();
        requireEndOfWord();
        return meaning;
    }

    private void requireEndOfWord() {
        if (next < text.length()) {
            char c = text.charAt(next);
            if (!isBlank(c) && c != ',' && c != ']' && c != '}') {
                throw new NotPlain();
            }
        }
    }

    private JsonNode object(int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        char c = skip();
        if (c == '}') {
            return object;
        }
        while (true) {
            if (c != '"') {
                throw new NotPlain();
            }
            // The same few names come again and again.
            String name = names.computeIfAbsent(string(MAX_NAME), same -> same);
            if (skip() != ':' || object.replace(name, value(skip(), depth + 1)) != null) {
                throw new NotPlain();
            }
            c = skip();
            if (c == '}') {
                return object;
            }
            if (c != ',') {
                throw new NotPlain();
            }
            c = skip();
        }
    }

    private JsonNode array(int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        char c = skip();
        if (c == ']') {
            return array;
        }
        while (true) {
            array.add(value(c, depth + 1));
            c = skip();
            if (c == ']') {
                return array;
            }
            if (c != ',') {
                throw new NotPlain();
            }
            c = skip();
        }
    }

    private String string(int max) {
        int start = next;
        char c = take();
        while (c != '"' && c != '\\') {
            if (c < ' ' || next - start > max) {
                throw new NotPlain();
            }
            c = take();
        }
        return c == '"' ? text.substring(start, next - 1) : escaped(start, max);
    }

    private String escaped(int start, int max) {
        StringBuilder string = new StringBuilder(text.substring(start, next - 1));
        char c = '\\';
        while (c != '"') {
            if (c < ' ' || string.length() > max) {
                throw new NotPlain();
            }
            string.append(c == '\\' ? escape() : c);
            c = take();
        }
        return string.toString();
    }

    private char escape() {
        return switch (take()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (digit() << 12 | digit() << 8 | digit() << 4 | digit());
            default -> throw new NotPlain();
        };
    }

    private int digit() {
        char c = take();
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw new NotPlain();
        }
        return digit;
    }

    private JsonNode number(char first) {
        boolean negative = first == '-';
        char c = negative ? take() : first;
        int start = next;
        long number = 0;
        while (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0');
            if (next - start >= MAX_DIGITS) {
                throw new NotPlain();
            }
            c = next < text.length() ? text.charAt(next) : ' ';
            next++;
        }
        next--;
        int digits = next - start + 1;
        boolean leadingZero = digits > 1 && text.charAt(start - 1) == '0';
        if (digits == 0 || leadingZero || negative && number == 0) {
            throw new NotPlain();
        }
        requireEndOfWord();
        long value = negative ? -number : number;
        return value == (int) value
                ? JsonNodeFactory.instance.numberNode((int) value)
                : JsonNodeFactory.instance.numberNode(value);
    }
}
