package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a tree as JSON without starting Jackson, byte for byte what Jackson would write. What is rare it leaves to Jackson: fractions,
 * bytes, deep nesting.
 */
final class PlainJsonText {
    private static final int MAX_DEPTH = 90;
    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder text = new StringBuilder();
    private final boolean indented;

    private PlainJsonText(boolean indented) {
        this.indented = indented;
    }

    /** On one line, without white space; absent if it is not plain. */
    static Optional<String> line(JsonNode node) {
        return new PlainJsonText(false).of(node);
    }

    /** Indented by two blanks, without a line feed at the end; absent if it is not plain. */
    static Optional<String> indented(JsonNode node) {
        return new PlainJsonText(true).of(node);
    }

    private Optional<String> of(JsonNode node) {
        return write(node, 0) ? Optional.of(text.toString()) : Optional.empty();
    }

    /** Whether it was plain. */
    private boolean write(JsonNode node, int depth) {
        return switch (node.getNodeType()) {
            case OBJECT -> depth < MAX_DEPTH && writeObject(node, depth + 1);
            case ARRAY -> depth < MAX_DEPTH && writeArray(node, depth + 1);
            case STRING -> quote(node.textValue());
            case NUMBER -> node.isIntegralNumber() && append(node.asText());
            case BOOLEAN, NULL -> append(node.asText());
            case BINARY, MISSING, POJO -> false;
        };
    }

    private boolean writeObject(JsonNode node, int depth) {
        text.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            separate(first, depth);
            first = false;
            quote(member.getKey());
            text.append(indented ? ": " : ":");
            if (!write(member.getValue(), depth)) {
                return false;
            }
        }
        return close(first, depth, '}');
    }

    private boolean writeArray(JsonNode node, int depth) {
        text.append('[');
        boolean first = true;
        for (JsonNode element : node) {
            separate(first, depth);
            first = false;
            if (!write(element, depth)) {
                return false;
            }
        }
        return close(first, depth, ']');
    }

    private void separate(boolean first, int depth) {
        if (!first) {
            text.append(',');
        }
        feed(depth);
    }

    private boolean close(boolean empty, int depth, char end) {
        if (!empty) {
            feed(depth - 1);
        }
        text.append(end);
        return true;
    }

    private void feed(int depth) {
        if (indented) {
            text.append('\n').repeat("  ", depth);
        }
    }

    private boolean append(String plain) {
        text.append(plain);
        return true;
    }

    private boolean quote(String value) {
        text.append('"');
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter < ' ' || letter == '"' || letter == '\\') {
                text.append(value, from, i);
                escape(letter);
                from = i + 1;
            }
        }
        text.append(value, from, value.length()).append('"');
        return true;
    }

    private void escape(char letter) {
        text.append('\\');
        switch (letter) {
            case '"', '\\' -> text.append(letter);
            case '\b' -> text.append('b');
            case '\t' -> text.append('t');
            case '\n' -> text.append('n');
            case '\f' -> text.append('f');
            case '\r' -> text.append('r');
            default -> text.append("u00").append(HEX.charAt(letter >> 4)).append(HEX.charAt(letter & 15));
        }
    }
}
