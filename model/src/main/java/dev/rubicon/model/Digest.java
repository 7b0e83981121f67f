package dev.rubicon.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 of bytes, as 64 lower-case hexadecimal digits. */
public record Digest(String hex) {
    private static final Pattern SYNTAX = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!SYNTAX.matcher(hex).matches()) {
            throw new InvalidInput(
                    "RB106",
                    "'" + Quoted.shortened(hex) + "' is not a SHA-256 digest",
                    "expected 64 digits of 0-9 and a-f");
        }
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
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
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
