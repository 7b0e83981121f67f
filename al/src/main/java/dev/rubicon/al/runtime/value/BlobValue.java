package dev.rubicon.al.runtime.value;

import java.util.Arrays;

/** The content of a Blob field in a record. A row is read without it: it comes with CalcFields. */
public final class BlobValue {
    private byte[] buffer = new byte[0];
    private int length;
    private boolean isShared;
    private boolean isKnown = true;

    /** One that is in the database and was not read. */
    public static BlobValue unread() {
        BlobValue blob = new BlobValue();
        blob.isKnown = false;
        return blob;
    }

    public static BlobValue of(byte[] content) {
        BlobValue blob = new BlobValue();
        blob.write(content);
        return blob;
    }

    /** Whether it was read or written; any other is left alone when its row is modified. */
    public boolean isKnown() {
        return isKnown;
    }

    public byte[] content() {
        return Arrays.copyOf(buffer, length);
    }

    public int length() {
        return length;
    }

    public void write(byte[] newContent) {
        buffer = newContent.clone();
        length = buffer.length;
        isShared = false;
        isKnown = true;
    }

    /** Adds to its end. */
    public void append(byte[] more) {
        if (isShared || length + more.length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + more.length, (int)
                    Math.min(Integer.MAX_VALUE - 8L, length * 2L)));
            isShared = false;
        }
        System.arraycopy(more, 0, buffer, length, more.length);
        length += more.length;
        isKnown = true;
    }

    /** A copy, which costs nothing until one of both changes. */
    public BlobValue copy() {
        BlobValue copy = new BlobValue();
        copy.buffer = buffer;
        copy.length = length;
        copy.isShared = true;
        copy.isKnown = isKnown;
        isShared = true;
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlobValue blob && Arrays.equals(content(), blob.content());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content());
    }
}
