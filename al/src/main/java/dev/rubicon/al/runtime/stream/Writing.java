package dev.rubicon.al.runtime.stream;

import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;
import java.util.function.LongConsumer;

/** An OutStream: adds to the content of a Blob. */
public final class Writing {
    private final BlobValue target;
    private final Encoding encoding;
    private final int limit;
    private final LongConsumer memory;

    /**
     * @param limit how many bytes it may become
     * @param memory told of the bytes that come
     */
    public Writing(BlobValue target, Encoding encoding, int limit, LongConsumer memory) {
        this.target = target;
        this.encoding = encoding;
        this.limit = limit;
        this.memory = memory;
    }

    /** Where it goes. */
    public BlobValue target() {
        return target;
    }

    public void text(String text) {
        bytes(text.getBytes(encoding.charset()));
    }

    /** @throws AlError RB769 if it becomes too long */
    public void bytes(byte[] bytes) {
        if ((long) target.length() + bytes.length > limit) {
            throw new AlError("RB769", "a Blob is longer than " + limit + " bytes");
        }
        memory.accept(bytes.length);
        target.append(bytes);
    }
}
