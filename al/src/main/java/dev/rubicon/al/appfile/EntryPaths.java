package dev.rubicon.al.appfile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Paths of files as the names of entries: the compiler writes them as in a URI (RFC 3986). */
final class EntryPaths {
    private static final String PLAIN = "-._~!$&'()*+,;=@/";

    private EntryPaths() {}

    /** {@code src/My Table.al} is {@code src/My%20Table.al}. */
    static String encode(String path) {
        StringBuilder name = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 128 && Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
            name.append(
                    plain
                            ? String.valueOf(c)
                            : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return name.toString();
    }

    /** The inverse of {@link #encode}. What is no code stays as it is. */
    static String decode(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2])) {
                path.write(HexFormat.fromHexDigits(name(bytes, i + 1)));
                i += 2;
            } else {
                path.write(bytes[i]);
            }
        }
        return path.toString(StandardCharsets.UTF_8);
    }

    private static boolean isHex(byte b) {
        return HexFormat.isHexDigit(b & 0xFF);
    }

    private static String name(byte[] bytes, int from) {
        return new String(bytes, from, 2, StandardCharsets.US_ASCII);
    }
}
