package dev.rubicon.server.console;

import dev.rubicon.model.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 256 random bits that a browser keeps in a cookie. It names a session, if somebody has signed in with it; forms carry what only
 * somebody who has read a page made for it can know.
 */
record Secret(String value) {
    static final String COOKIE = "rubicon_console";

    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern IN_HEADER =
            Pattern.compile("(?:^|;)\\s*" + COOKIE + "=([A-Za-z0-9_-]{43})\\s*(?:;|$)");

    Secret {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("no secret of a session");
        }
    }

    static Secret make(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** @param header {@code Cookie}, as a browser sends it */
    static Optional<Secret> in(Optional<String> header) {
        return header.map(IN_HEADER::matcher).filter(Matcher::find).map(found -> new Secret(found.group(1)));
    }

    /** What is kept of it. */
    String digest() {
        return Digest.of(value.getBytes(StandardCharsets.US_ASCII)).hex();
    }

    /** What forms of pages made for it carry. */
    String formToken() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("form".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Takes the same time for each that is wrong. */
    boolean isFormToken(String given) {
        return MessageDigest.isEqual(
                formToken().getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    /** It is not to be printed. */
    @Override
    public String toString() {
        return "a session's secret";
    }
}
