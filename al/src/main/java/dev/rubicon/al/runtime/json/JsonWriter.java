package dev.rubicon.al.runtime.json;

import dev.rubicon.al.runtime.value.AlError;
import java.math.BigDecimal;
import java.util.Locale;

/** Writes a tree without white space. */
public final class JsonWriter {
    private static final int MAX_DEPTH = 500;

    private final int limit;
    private final StringBuilder text = new StringBuilder();

    /** @param limit how long a text may become */
    public JsonWriter(int limit) {
        this.limit = limit;
    }

    /** @throws AlError RB766 if it is too long, RB768 if it is too deep */
    public String write(JsonTree tree) {
        write(tree, 0);
        return text.toString();
    }

    private void write(JsonTree tree, int depth) {
        if (depth > MAX_DEPTH) {
            throw new AlError("RB768", "a JSON document is nested more than " + MAX_DEPTH + " deep");
        }
        if (text.length() > limit) {
            throw new AlError("RB766", "a text is longer than " + limit + " characters");
        }
        switch (tree) {
            case JsonScalar scalar -> scalar(scalar.value());
            case JsonElements array -> {
                text.append('[');
                for (int i = 0; i < array.size(); i++) {
                    text.append(i == 0 ? "" : ",");
                    write(array.get(i), depth + 1);
                }
                text.append(']');
            }
            case JsonMembers object -> {
                text.append('{');
                String separator = "";
                for (String name : object.names()) {
                    text.append(separator);
                    quoted(name);
                    text.append(':');
                    write(object.get(name).orElseThrow(), depth + 1);
                    separator = ",";
                }
                text.append('}');
            }
        }
    }

    private void scalar(Object value) {
        switch (value) {
            case String string -> quoted(string);
            case BigDecimal number -> text.append(number);
            case JsonScalar.Nothing nothing -> text.append(nothing.name().toLowerCase(Locale.ROOT));
            default -> text.append(value);
        }
    }

    private void quoted(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (c < ' ' || c == '\u2028' || c == '\u2029') {
                        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
