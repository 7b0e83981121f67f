package dev.rubicon.al.appfile;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An XML document being written, an element a line: what the JDK's writer does, but indented, and never an invalid document. */
final class XmlText {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** An element without content. */
    XmlText empty(String name, Map<String, String> attributes) {
        start(name, attributes);
        text.append(" />\n");
        return this;
    }

    XmlText begin(String name, Map<String, String> attributes) {
        start(name, attributes);
        text.append(">\n");
        depth++;
        return this;
    }

    XmlText end(String name) {
        depth--;
        text.append("  ".repeat(depth)).append("</").append(name).append(">\n");
        return this;
    }

    /** A list element; one without content if there are no {@code items}. */
    XmlText list(String name, List<String> items, String item) {
        if (items.isEmpty()) {
            return empty(name, Map.of());
        }
        begin(name, Map.of());
        for (String value : items) {
            start(item, Map.of());
            text.append('>').append(escaped(value)).append("</").append(item).append(">\n");
        }
        return end(name);
    }

    /** A list element whose items have attributes; one without content if there are none. */
    XmlText elements(String name, String item, List<Map<String, String>> items) {
        if (items.isEmpty()) {
            return empty(name, Map.of());
        }
        begin(name, Map.of());
        items.forEach(attributes -> empty(item, attributes));
        return end(name);
    }

    private void start(String name, Map<String, String> attributes) {
        text.append("  ".repeat(depth)).append('<').append(name);
        attributes.forEach((key, value) -> text.append(' ')
                .append(key)
                .append("=\"")
                .append(escaped(value))
                .append('"'));
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\r', '\t' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(checked(c, value));
            }
        });
        return escaped.toString();
    }

    // XML 1.0, production 2.
    private static int checked(int c, String value) {
        if (c < 0x20 || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF) {
            throw new InvalidInput(
                    "RB247",
                    "'" + Quoted.shortened(value) + "' holds a character that cannot stand in " + NavxManifest.NAME,
                    "remove it from app.json");
        }
        return c;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
