package dev.rubicon.al.runtime.stream;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How texts are written as bytes, in the order of AL's TextEncoding. What cannot be written becomes a question mark. */
public enum Encoding {
    MS_DOS(Charset.forName("IBM437")),
    UTF8(StandardCharsets.UTF_8),
    UTF16(StandardCharsets.UTF_16LE),
    WINDOWS(Charset.forName("windows-1252"));

    private final Charset charset;

    Encoding(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    /** The one of that number; that of MS-DOS if there is none. */
    public static Encoding of(long ordinal) {
        return ordinal >= 0 && ordinal < values().length ? values()[(int) ordinal] : MS_DOS;
    }
}
