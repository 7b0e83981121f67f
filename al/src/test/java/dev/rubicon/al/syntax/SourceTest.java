package dev.rubicon.al.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceTest {
    private static final String TEXT = "table 1 \"Größe €\"";

    @Test
    void utf8IsReadWithAndWithoutByteOrderMark() {
        check(TEXT, TEXT.getBytes(StandardCharsets.UTF_8));
        check(TEXT, marked(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF));
    }

    @Test
    void utf16IsReadByItsByteOrderMark() {
        check(TEXT, marked(StandardCharsets.UTF_16LE, 0xFF, 0xFE));
        check(TEXT, marked(StandardCharsets.UTF_16BE, 0xFE, 0xFF));
    }

    @Test
    void whatIsNotUtf8IsWindows1252() {
        check(TEXT, TEXT.getBytes(Charset.forName("windows-1252")));
    }

    @Test
    void aFileMayBeEmptyOrHoldAByteOrderMarkOnly() {
        check("", new byte[0]);
        check("", new byte[] {(byte) 0xFF, (byte) 0xFE});
        check("", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    }

    @Test
    void halfACharacterAtTheEndIsNoReasonToFail() {
        check("a\uFFFD", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'});
    }

    private static byte[] marked(Charset charset, int... mark) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b : mark) {
            bytes.write(b);
        }
        bytes.writeBytes(TEXT.getBytes(charset));
        return bytes.toByteArray();
    }

    private static void check(String expected, byte[] bytes) {
        Source source = Source.decode("a.al", bytes);
        assertEquals(expected, source.substring(0, source.length()));
    }
}
