package dev.rubicon.repository.tuf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.model.Untrusted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The bytes that are signed: OLPC's canonical JSON. Keys in the order of their code points, no white space, only {@code "} and
 * {@code \} escaped, whole numbers only.
 */
final class CanonicalJson {
    private CanonicalJson() {}

    /** @throws Untrusted RB310 if the document has a number that is not whole */
    static byte[] bytes(JsonNode node) {
        StringBuilder text = new StringBuilder();
        write(node, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, out);
            case ARRAY -> array(node, out);
            case STRING -> string(node.textValue(), out);
            case BOOLEAN, NULL -> out.append(node.asText());
            case NUMBER -> out.append(number(node));
            case MISSING, BINARY, POJO -> throw new IllegalStateException("a read document has no " + node);
        }
    }

    private static String number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            throw MetadataProblems.malformed("it has the number " + node.asText() + ", which is not whole");
        }
        return node.bigIntegerValue().toString();
    }

    private static void object(JsonNode node, StringBuilder out) {
        // Most documents are in order already, which this notices.
        List<Map.Entry<String, JsonNode>> sorted = new ArrayList<>(node.properties());
        sorted.sort((one, other) -> byCodePoints(one.getKey(), other.getKey()));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> entry : sorted) {
            out.append(separator);
            string(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    // UTF-16 puts what is beyond the basic plane before U+E000, UTF-8 and code points behind.
    private static int byCodePoints(String a, String b) {
        for (int at = 0; at < Math.min(a.length(), b.length()); at++) {
            char one = a.charAt(at);
            char other = b.charAt(at);
            if (one != other) {
                boolean alike = Character.isSurrogate(one) == Character.isSurrogate(other);
                return alike ? Character.compare(one, other) : Character.isSurrogate(one) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static void array(JsonNode node, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (JsonNode element : node) {
            out.append(separator);
            write(element, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void string(String text, StringBuilder out) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
}
