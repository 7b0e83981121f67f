package dev.rubicon.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The only place that builds a JSON mapper or factory. Strict: duplicate keys, trailing text, deep nesting and huge documents are errors;
 * unknown and missing keys are, too, through {@link JsonObject}. Writes UTF-8 with keys in the order they were put in.
 */
public final class Json {
    /** The largest document that is read, in bytes. */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final int MAX_DEPTH = 100;
    // Pages nest their controls deeper than any document of ours.
    private static final int MAX_STREAM_DEPTH = 500;

    private Json() {}

    /**
     * Reads one document.
     *
     * @param what names the document in messages, such as {@code manifest.json of my-app 2.0.0}
     * @throws InvalidInput RB120, with line and column
     */
    public static JsonNode read(byte[] bytes, String what) {
        return read(() -> Jackson.MAPPER, bytes, what);
    }

    /** The same for a file that people write by hand in an editor: it may hold comments, and commas before an end. */
    public static JsonNode readRelaxed(byte[] bytes, String what) {
        return read(() -> Jackson.RELAXED, bytes, what);
    }

    private static JsonNode read(Supplier<ObjectMapper> mapper, byte[] bytes, String what) {
        if (bytes.length > MAX_BYTES) {
            throw notJson(what, "it is larger than " + MAX_BYTES / (1024 * 1024) + " MiB");
        }
        try {
            String text = text(bytes);
            Optional<JsonNode> plain = PlainJson.read(text);
            if (plain.isPresent()) {
                return plain.get();
            }
            JsonNode node = mapper.get().readTree(text);
            if (node == null || node.isMissingNode()) {
                throw notJson(what, "it is empty");
            }
            return node;
        } catch (IOException e) {
            throw notJson(what, e);
        }
    }

    public static JsonNode read(String text, String what) {
        return read(text.getBytes(StandardCharsets.UTF_8), what);
    }

    /** Documents of others: numbers keep their digits as they are written, and of members with one name the last one counts. */
    public static JsonNode readExact(String text, String what) {
        Optional<JsonNode> plain = PlainJson.read(text);
        if (plain.isPresent()) {
            return plain.get();
        }
        try {
            JsonNode node = Jackson.EXACT.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw notJson(what, "it is empty");
            }
            return node;
        } catch (IOException e) {
            throw notJson(what, e);
        }
    }

    /** For {@link JsonStream}. As strict as {@link #read}, but of any length. */
    static JsonParser parser(InputStream in) throws IOException {
        return Jackson.STREAMS.createParser(in);
    }

    static InvalidInput notJson(String what, IOException e) {
        return e instanceof JsonProcessingException json
                ? notJson(what, reason(json) + at(json.getLocation()))
                : notJson(what, "it is not UTF-8");
    }

    // A byte order mark is allowed, another encoding is not, and none is guessed.
    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    // Jackson names places in a source that has no name; ours follow.
    private static String reason(JsonProcessingException e) {
        return Quoted.shortened(
                e.getOriginalMessage().replaceAll(" ?\\((start marker )?at \\[Source[^\\]]*\\]\\)", ""));
    }

    static String at(JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    static InvalidInput notJson(String what, String why) {
        return new InvalidInput("RB120", what + " is not valid JSON: " + why, "correct it there and try again");
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Indented, with a line feed at the end. */
    public static String write(JsonNode node) {
        return PlainJsonText.indented(node).orElseGet(() -> Jackson.indented(node)) + "\n";
    }

    /** On one line, without white space or a line feed. */
    public static String writeLine(JsonNode node) {
        return PlainJsonText.line(node).orElseGet(() -> Jackson.line(node));
    }

    /** Made when somebody first needs it: most documents do without. */
    static final class Jackson {
        static final ObjectMapper MAPPER = mapper();
        static final ObjectMapper RELAXED =
                mapper(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA);
        static final ObjectMapper EXACT = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(constraints())
                        .build())
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        static final JsonFactory STREAMS = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_STREAM_DEPTH)
                        .maxStringLength(MAX_BYTES)
                        .build())
                .build();
        static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));

        private Jackson() {}

        static String indented(JsonNode node) {
            return written(MAPPER.writer(PRINTER), node);
        }

        static String line(JsonNode node) {
            return written(MAPPER.writer(), node);
        }

        private static String written(ObjectWriter writer, JsonNode node) {
            try {
                return writer.writeValueAsString(node);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree can always be written", e);
            }
        }

        private static ObjectMapper mapper(JsonReadFeature... allowed) {
            return JsonMapper.builder(JsonFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .streamReadConstraints(constraints())
                            .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(allowed)
                    .build();
        }

        private static StreamReadConstraints constraints() {
            return StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxDocumentLength(MAX_BYTES)
                    .build();
        }
    }
}
