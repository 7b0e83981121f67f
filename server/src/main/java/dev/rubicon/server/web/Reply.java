package dev.rubicon.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the server answers. */
public record Reply(int status, SortedMap<String, String> headers, Body body) {
    /** What follows the headers. */
    public sealed interface Body {
        record None() implements Body {}

        record Bytes(byte[] bytes) implements Body {}

        /** Written while it is sent; exactly {@code length} bytes. */
        record Streamed(long length, Source source) implements Body {}
    }

    /** Writes a body. */
    @FunctionalInterface
    public interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    public Reply {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    public static Reply empty(int status) {
        return new Reply(status, new TreeMap<>(), new Body.None());
    }

    public static Reply json(JsonNode node) {
        return json(200, node);
    }

    public static Reply json(int status, JsonNode node) {
        return text(status, "application/json", Json.write(node));
    }

    /** @param type without a charset: it is UTF-8 */
    public static Reply text(int status, String type, String text) {
        String declared = type.equals("application/json") ? type : type + "; charset=utf-8";
        return new Reply(status, new TreeMap<>(), new Body.Bytes(text.getBytes(StandardCharsets.UTF_8)))
                .with("Content-Type", declared);
    }

    public static Reply bytes(String type, byte[] bytes) {
        return new Reply(200, new TreeMap<>(), new Body.Bytes(bytes)).with("Content-Type", type);
    }

    /** @param length of what {@code source} writes */
    public static Reply streamed(int status, String type, long length, Source source) {
        return new Reply(status, new TreeMap<>(), new Body.Streamed(length, source)).with("Content-Type", type);
    }

    /** The same with a header, in place of one of that name. */
    public Reply with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
