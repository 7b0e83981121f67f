package dev.rubicon.repository.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.http.WebRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestSignatureTest {
    private static final BucketKeys KEYS =
            new BucketKeys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty());

    private static String authorization(String address) {
        return new RequestSignature(KEYS, "us-east-1")
                .signed(
                        WebRequest.get(URI.create(address), Map.of()),
                        Digest.of(new byte[0]),
                        Instant.parse("2013-05-24T00:00:00Z"))
                .headers()
                .get("Authorization");
    }

    /** The examples "Get Bucket Lifecycle" and "List Objects" of Amazon's "Authenticating Requests: Using the Authorization Header". */
    @Test
    void examplesOfAmazonAreSignedAsItSays() {
        check(
                "https://examplebucket.s3.amazonaws.com/?lifecycle=",
                "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        check(
                "https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J",
                "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    private static void check(String address, String signature) {
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + " SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=" + signature,
                authorization(address));
    }

    @Test
    void theUsualPortIsNoPartOfTheHost() {
        assertEquals(authorization("https://store/a"), authorization("https://store:443/a"));
    }

    @Test
    void theSecretIsInNoText() {
        assertEquals("the key AKIAIOSFODNN7EXAMPLE", KEYS.toString());
    }
}
