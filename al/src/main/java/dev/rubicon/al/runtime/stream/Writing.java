package dev.rubicon.al.runtime.stream;

import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;

/** An OutStream: adds to the content of a Blob. */
public final class Writing {
    private final BlobValue target;
    private final Encoding encoding;
    private final int limit;

    /** @param limit how many bytes it may become */
    public Writing(BlobValue target, Encoding encoding, int limit) {
        this.target = target;
        this.encoding = encoding;
        this.limit = limit;
    }

    public void text(String text) {
        bytes(text.getBytes(encoding.charset()));
    }

    /** @throws AlError RB769 if it becomes too long */
    public void bytes(byte[] bytes) {
        if ((long) target.length() + bytes.length > limit) {
            throw new AlError("RB769", "a Blob is longer than " + limit + " bytes");
        }
        target.append(bytes);
    }
}
