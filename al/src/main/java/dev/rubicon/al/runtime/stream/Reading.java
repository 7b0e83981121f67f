package dev.rubicon.al.runtime.stream;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/** An InStream: reads bytes that do not change any more. */
public final class Reading {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] content;
    private final Encoding encoding;
    private int position;

    public Reading(byte[] content, Encoding encoding) {
        this.content = content.clone();
        this.encoding = encoding;
    }

    public static Reading empty() {
        return new Reading(new byte[0], Encoding.MS_DOS);
    }

    public boolean isAtEnd() {
        return position >= content.length;
    }

    /** In bytes. */
    public int length() {
        return content.length;
    }

    /** From 0. */
    public int position() {
        return position;
    }

    /** @return false if there is no such position */
    public boolean position(long newPosition) {
        boolean isInside = newPosition >= 0 && newPosition <= content.length;
        position = isInside ? (int) newPosition : position;
        return isInside;
    }

    /** At most that many bytes. */
    public byte[] bytes(long count) {
        int end = (int) Math.min(content.length, position + Math.max(0, count));
        byte[] read = Arrays.copyOfRange(content, position, end);
        position = end;
        return read;
    }

    /** To the end of the line, which is passed over, to a zero byte, or that many characters. */
    public String line(int most) {
        return text(most, true);
    }

    /** To a zero byte, which is passed over, or that many characters. */
    public String text(int most) {
        return text(most, false);
    }

    /** All that is left. */
    public String rest() {
        skipMark();
        String text = new String(content, position, content.length - position, encoding.charset());
        position = content.length;
        return text;
    }

    private String text(int most, boolean isLine) {
        skipMark();
        CharsetDecoder decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        ByteBuffer bytes = ByteBuffer.wrap(content, position, content.length - position);
        StringBuilder text = new StringBuilder();
        CharBuffer one = CharBuffer.allocate(2);
        while (text.length() < most && bytes.hasRemaining()) {
            int before = bytes.position();
            one.clear().limit(1);
            CoderResult result = decoder.decode(bytes, one, true);
            if (one.position() == 0 && result.isOverflow()) {
                one.limit(2);
                decoder.decode(bytes, one, true);
            }
            String decoded = one.flip().toString();
            if (decoded.isEmpty() && bytes.position() == before) {
                break;
            }
            if (decoded.equals("\0")) {
                break;
            }
            if (isLine && decoded.equals("\n")) {
                break;
            }
            text.append(decoded);
        }
        position = bytes.position();
        boolean endsInCr = isLine && text.length() > 0 && text.charAt(text.length() - 1) == '\r';
        return endsInCr ? text.substring(0, text.length() - 1) : text.toString();
    }

    private void skipMark() {
        boolean hasMark = position == 0
                && encoding == Encoding.UTF8
                && content.length >= MARK.length
                && Arrays.equals(Arrays.copyOf(content, MARK.length), MARK);
        position = hasMark ? MARK.length : position;
    }
}
