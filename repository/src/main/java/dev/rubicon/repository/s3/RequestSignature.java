package dev.rubicon.repository.s3;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.http.WebRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Says who sends a request: Signature Version 4 of AWS, which every store that speaks S3 understands. Source: AWS, "Authenticating Requests". */
record RequestSignature(BucketKeys keys, String region) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String METHOD = "AWS4-HMAC-SHA256";

    /**
     * The request as it is to be sent.
     *
     * @param request its query ascending, and its address encoded as RFC 3986 wants it
     * @param body the digest of what is sent along; the store compares
     */
    WebRequest signed(WebRequest request, Digest body, Instant now) {
        String time = TIME.format(now);
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", host(request.uri()));
        headers.put("x-amz-content-sha256", body.hex());
        headers.put("x-amz-date", time);
        keys.token().ifPresent(token -> headers.put("x-amz-security-token", token));
        String names = String.join(";", headers.keySet());
        String canonical = String.join(
                "\n",
                request.method().name(),
                request.uri().getRawPath(),
                Optional.ofNullable(request.uri().getRawQuery()).orElse(""),
                headers.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining()),
                names,
                body.hex());
        String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String text = String.join(
                "\n", METHOD, time, scope, Digest.of(bytes(canonical)).hex());
        String signature = HexFormat.of().formatHex(mac(key(time.substring(0, 8)), text));
        WebRequest signed = request.with(
                "Authorization",
                METHOD + " Credential=" + keys.id() + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + signature);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (!header.getKey().equals("host")) {
                signed = signed.with(header.getKey(), header.getValue());
            }
        }
        return signed;
    }

    /** As a client says it: the usual port is left out. */
    private static String host(URI uri) {
        boolean usual = uri.getPort() < 0 || uri.getPort() == (uri.getScheme().equals("https") ? 443 : 80);
        return usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private byte[] key(String day) {
        byte[] key = bytes("AWS4" + keys.secret());
        for (String part : new String[] {day, region, "s3", "aws4_request"}) {
            key = mac(key, part);
        }
        return key;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
