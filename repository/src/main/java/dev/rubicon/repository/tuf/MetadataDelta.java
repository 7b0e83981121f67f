package dev.rubicon.repository.tuf;

import dev.rubicon.model.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * How a metadata file follows from the one before: which parts of that are repeated, and what stands between them. It spares whoever has
 * the one before most of the next. Not signed: what comes of it is verified as if it had been brought.
 *
 * <p>Deflated (zlib): the text {@code rubicon-delta-1}, the SHA-256 of the result in hex, both as DataOutput writes text; then any number
 * of: where a repeated part begins, its length, the length of what is new after it, that; and three zeros.
 */
public final class MetadataDelta {
    private static final String FORMAT = "rubicon-delta-1";
    // Below it another request costs as much as is spared.
    private static final int WORTHWHILE = 8_000;
    private static final int SHORTEST_COPY = 24;
    private static final int NOWHERE = -1;

    private MetadataDelta() {}

    /** Whether a file is so large that there may be a delta to the next. */
    public static boolean isWorthwhileFor(byte[] before) {
        return before.length >= WORTHWHILE;
    }

    /** Absent if it would spare little. */
    public static Optional<byte[]> between(byte[] before, byte[] after) {
        if (!isWorthwhileFor(before)) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeUTF(FORMAT);
            out.writeUTF(Digest.of(after).hex());
            write(before, after, out);
            out.write(new byte[3 * Integer.BYTES]);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail to be written", e);
        }
        return Optional.of(bytes.toByteArray()).filter(delta -> delta.length < after.length / 4);
    }

    private static void write(byte[] before, byte[] after, DataOutputStream out) throws IOException {
        Map<String, Integer> known = new HashMap<>();
        for (int at = 0, end; at < before.length; at = end) {
            end = pieceEnd(before, at);
            known.putIfAbsent(text(before, at, end), at);
        }
        int copyFrom = 0;
        int copyLength = 0;
        int newFrom = 0;
        for (int at = 0, end; at < after.length; at = end) {
            end = pieceEnd(after, at);
            boolean goesOn = newFrom == at && follows(before, copyFrom + copyLength, after, at, end);
            boolean isLong = end - at >= SHORTEST_COPY;
            int elsewhere = goesOn || !isLong ? NOWHERE : known.getOrDefault(text(after, at, end), NOWHERE);
            if (elsewhere != NOWHERE) {
                writePart(copyFrom, copyLength, after, newFrom, at, out);
                copyFrom = elsewhere;
                copyLength = 0;
            }
            if (goesOn || elsewhere != NOWHERE) {
                copyLength += end - at;
                newFrom = end;
            }
        }
        writePart(copyFrom, copyLength, after, newFrom, after.length, out);
    }

    // An entry of a list of files is one or a few of these.
    private static int pieceEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '}') {
            at++;
        }
        return Math.min(at + 1, bytes.length);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean follows(byte[] before, int from, byte[] after, int at, int end) {
        return from + end - at <= before.length && Arrays.equals(before, from, from + end - at, after, at, end);
    }

    private static void writePart(int copyFrom, int copyLength, byte[] after, int from, int to, DataOutputStream out)
            throws IOException {
        // Nothing at all would be the end.
        if (copyLength > 0 || to > from) {
            out.writeInt(copyFrom);
            out.writeInt(copyLength);
            out.writeInt(to - from);
            out.write(after, from, to - from);
        }
    }

    /**
     * The next file.
     *
     * @param maxBytes more than these it may not have
     * @return absent if the delta is none, or not one to this file
     */
    public static Optional<byte[]> applied(byte[] before, byte[] delta, long maxBytes) {
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(delta)))) {
            if (!in.readUTF().equals(FORMAT)) {
                return Optional.empty();
            }
            String digest = in.readUTF();
            for (boolean goesOn = true; goesOn; ) {
                int copyFrom = in.readInt();
                int copyLength = in.readInt();
                int more = in.readInt();
                boolean inside = copyFrom >= 0 && copyLength >= 0 && copyFrom <= before.length - copyLength;
                if (!inside || more < 0 || (long) after.size() + copyLength + more > maxBytes) {
                    return Optional.empty();
                }
                after.write(before, copyFrom, copyLength);
                byte[] fresh = in.readNBytes(more);
                after.writeBytes(fresh);
                goesOn = copyLength > 0 || more > 0;
                if (fresh.length < more) {
                    return Optional.empty();
                }
            }
            byte[] bytes = after.toByteArray();
            return Optional.of(bytes).filter(any -> Digest.of(any).hex().equals(digest));
        } catch (IOException e) {
            // Too short, or not deflated.
            return Optional.empty();
        }
    }
}
