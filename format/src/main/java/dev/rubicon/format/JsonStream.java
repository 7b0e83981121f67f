package dev.rubicon.format;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.rubicon.model.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A JSON document read from front to back, for documents too large for {@link Json#read}. Holds one value at a time. As lenient
 * as the documents of other people need it: keys that nobody asks for are passed over, and a byte order mark in front and NUL
 * bytes behind are no errors. Where {@code in} fails, an {@link UncheckedIOException} comes out.
 */
public final class JsonStream {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final JsonParser parser;
    private final String what;
    private long tokens;

    private JsonStream(JsonParser parser, String what) {
        this.parser = parser;
        this.what = what;
    }

    /** What to do with a member of an object: read its value, from the stream, at most once. What is not read is passed over. */
    @FunctionalInterface
    public interface Member {
        void at(String key, JsonStream value);
    }

    /**
     * Reads a document that is one object, to the last byte of {@code in}.
     *
     * @param what names the document in messages
     * @param member as for {@link #object}
     * @throws InvalidInput RB120 with line and column if it is no JSON, RB121 if a value has another type than is asked for
     */
    public static void read(InputStream in, String what, Member member) {
        try {
            InputStream text = withoutMark(in);
            try (JsonParser parser = Json.parser(text)) {
                JsonStream stream = new JsonStream(parser, what);
                if (stream.next() != JsonToken.START_OBJECT) {
                    throw stream.wrongType("an object");
                }
                stream.object(member);
                stream.end(text);
            }
        } catch (IOException e) {
            throw failed(what, e);
        }
    }

    // A byte order mark is allowed, another encoding is not, and none is guessed.
    private static InputStream withoutMark(InputStream in) throws IOException {
        PushbackInputStream text = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
        byte[] start = text.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            text.unread(start);
        }
        return text;
    }

    /** The members of the object that stands here, in the order written; none if it is null. */
    public void object(Member member) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrongType("an object");
        }
        while (next() != JsonToken.END_OBJECT) {
            String key = name();
            next();
            value(() -> member.at(key, this));
        }
    }

    /** The elements of the list that stands here; none if it is null. What {@code element} does not read is passed over. */
    public void list(Consumer<JsonStream> element) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrongType("a list");
        }
        while (next() != JsonToken.END_ARRAY) {
            value(() -> element.accept(this));
        }
    }

    // An object or list was read if the parser has moved on from its beginning.
    private void value(Runnable read) {
        long before = tokens;
        read.run();
        if (parser.currentToken().isStructStart() && tokens == before) {
            try {
                parser.skipChildren();
            } catch (IOException e) {
                throw failed(what, e);
            }
        }
    }

    /** The text, number or truth value that stands here, as it is written; empty if it is null. */
    public String text() {
        JsonToken token = parser.currentToken();
        if (!token.isScalarValue()) {
            throw wrongType("a text");
        }
        try {
            return token == JsonToken.VALUE_NULL ? "" : parser.getText();
        } catch (IOException e) {
            throw failed(what, e);
        }
    }

    /**
     * Decodes the Base64 text that stands here, however long it is.
     *
     * @return how many bytes that were
     * @throws InvalidInput RB121 if it is no text, RB120 if it is no Base64
     */
    public long base64(OutputStream out) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrongType("a text");
        }
        try {
            return parser.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, out);
        } catch (IllegalArgumentException e) {
            throw Json.notJson(what, "a text in it is not Base64" + Json.at(parser.currentTokenLocation()));
        } catch (IOException e) {
            throw failed(what, e);
        }
    }

    /** The whole number of at most 32 bits that stands here. */
    public int integer() {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType("a whole number");
        }
        try {
            return parser.getIntValue();
        } catch (JsonProcessingException e) {
            throw wrongType("a whole number of 32 bits");
        } catch (IOException e) {
            throw failed(what, e);
        }
    }

    private String name() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw failed(what, e);
        }
    }

    private JsonToken next() {
        try {
            tokens++;
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw Json.notJson(what, "it ends too early");
            }
            return token;
        } catch (IOException e) {
            throw failed(what, e);
        }
    }

    // Some compilers fill the end with NUL bytes.
    private void end(InputStream in) throws IOException {
        ByteArrayOutputStream ahead = new ByteArrayOutputStream();
        parser.releaseBuffered(ahead);
        checkEmpty(ahead.toByteArray(), ahead.size());
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            checkEmpty(buffer, read);
        }
    }

    private void checkEmpty(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] != 0 && !Character.isWhitespace(bytes[i])) {
                throw Json.notJson(what, "text follows its end");
            }
        }
    }

    private static RuntimeException failed(String what, IOException e) {
        boolean isText = e instanceof JsonProcessingException || e instanceof CharConversionException;
        return isText ? Json.notJson(what, e) : new UncheckedIOException(e);
    }

    private InvalidInput wrongType(String expected) {
        String message = what + " has something else where " + expected + " is expected";
        return new InvalidInput("RB121", message + Json.at(parser.currentTokenLocation()), "correct the value");
    }
}
