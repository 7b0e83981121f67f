package dev.rubicon.server.token;

import dev.rubicon.model.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as its owner has it: {@code rbn_ID_SECRET}, 16 hexadecimal digits that name it and 256 random bits. Its secret is in
 * {@link #secret} only; {@code toString} does not say it.
 */
public record TokenText(String id, String secret) {
    private static final Pattern SYNTAX = Pattern.compile("rbn_([0-9a-f]{16})_([A-Za-z0-9_-]{43})");

    static TokenText make(SecureRandom random) {
        byte[] id = new byte[8];
        byte[] secret = new byte[32];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new TokenText(
                HexFormat.of().formatHex(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    static Optional<TokenText> parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        return parts.matches() ? Optional.of(new TokenText(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** What its owner is given, and sends. */
    public String shown() {
        return "rbn_" + id + "_" + secret;
    }

    /** What is kept of it. */
    Digest digest() {
        return Digest.of(shown().getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether it is the token of that digest; takes the same time for each that is not. */
    boolean is(Digest kept) {
        return MessageDigest.isEqual(
                digest().hex().getBytes(StandardCharsets.US_ASCII), kept.hex().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "rbn_" + id + "_…";
    }
}
