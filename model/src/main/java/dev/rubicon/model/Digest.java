package dev.rubicon.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 of bytes, as 64 lower-case hexadecimal digits. */
public record Digest(String hex) {
    private static final int DIGITS = 64;

    public Digest {
        if (hex.length() != DIGITS || !isHex(hex)) {
            throw new InvalidInput(
                    "RB106",
                    "'" + Quoted.shortened(hex) + "' is not a SHA-256 digest",
                    "expected 64 digits of 0-9 and a-f");
        }
    }

    // There are thousands of them in an index or a manifest, and an expression takes several times as long.
    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if ((one < '0' || one > '9') && (one < 'a' || one > 'f')) {
                return false;
            }
        }
        return true;
    }

    public static Digest of(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(newHash().digest(bytes)));
    }

    /** Takes the result of a hash that {@link #newHash} began and that was fed elsewhere. */
    public static Digest of(MessageDigest finished) {
        return new Digest(HexFormat.of().formatHex(finished.digest()));
    }

    /** An empty hash, to be fed while bytes stream by. */
    public static MessageDigest newHash() {
        try {
            return (MessageDigest) Empty.HASH.clone();
        } catch (CloneNotSupportedException e) {
            return Empty.make();
        }
    }

    // Nobody feeds it, so several threads may copy it at once. To ask providers for one takes as long as to hash a
    // small file.
    private static final class Empty {
        private static final MessageDigest HASH = make();

        private static MessageDigest make() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    /** The first 12 digits, enough for people to tell two apart. */
    public String abbreviated() {
        return hex.substring(0, 12);
    }

    @Override
    public String toString() {
        return "sha256:" + hex;
    }
}
