package dev.rubicon.al.syntax;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The text of one AL file. UTF-16 and UTF-8 where a byte order mark says so, UTF-8 without one if the bytes are valid, and
 * Windows-1252 otherwise, which is what old editors wrote.
 */
public final class Source {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final String path;
    private final char[] text;
    // Made when the first line is asked for: most files never are.
    private int[] lineStarts;

    private Source(String path, char[] text) {
        this.path = path;
        this.text = text;
    }

    /** @param path names the file in messages: relative, with {@code /} */
    public static Source decode(String path, byte[] bytes) {
        return new Source(path, decode(bytes));
    }

    private static char[] decode(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return chars(StandardCharsets.UTF_16LE, bytes, 2);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return chars(StandardCharsets.UTF_16BE, bytes, 2);
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return chars(StandardCharsets.UTF_8, bytes, 3);
        }
        return isAscii(bytes) ? widened(bytes) : utf8OrWindows(bytes);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static char[] widened(byte[] ascii) {
        char[] chars = new char[ascii.length];
        for (int i = 0; i < ascii.length; i++) {
            chars[i] = (char) ascii[i];
        }
        return chars;
    }

    private static char[] utf8OrWindows(byte[] bytes) {
        try {
            return chars(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
        } catch (CharacterCodingException notUtf8) {
            return chars(WINDOWS, bytes, 0);
        }
    }

    private static char[] chars(Charset charset, byte[] bytes, int from) {
        return chars(charset.decode(ByteBuffer.wrap(bytes, from, bytes.length - from)));
    }

    private static char[] chars(CharBuffer decoded) {
        char[] chars = new char[decoded.remaining()];
        decoded.get(chars);
        return chars;
    }

    public String path() {
        return path;
    }

    int length() {
        return text.length;
    }

    /** The character at {@code offset}, and NUL beyond the end, so that looking ahead needs no check. */
    char at(int offset) {
        return offset < text.length ? text[offset] : '\0';
    }

    String substring(int from, int to) {
        return new String(text, from, to - from);
    }

    /** Whether the characters from {@code from} to {@code to} spell {@code word}, which is in lower case ASCII. */
    boolean spells(int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = text[from + i];
            char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            if (lower != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The line of an offset, from 1. */
    int line(int offset) {
        if (lineStarts == null) {
            lineStarts = IntStream.concat(
                            IntStream.of(0),
                            IntStream.range(0, text.length)
                                    .filter(this::endsLine)
                                    .map(i -> i + 1))
                    .toArray();
        }
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    // LF, CR LF, and a CR alone.
    boolean endsLine(int i) {
        char c = at(i);
        return c == '\n' || c == '\r' && at(i + 1) != '\n';
    }
}
