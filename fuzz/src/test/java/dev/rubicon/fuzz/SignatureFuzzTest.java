package dev.rubicon.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rubicon.al.signature.SignatureVerdict;
import dev.rubicon.al.signature.SignatureVerifier;
import dev.rubicon.al.signature.TrustedCertificates;
import dev.rubicon.testkit.TestAuthority;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Any bytes as the message behind an app file. Nobody but an authority made just now is trusted, so nothing can be valid. */
class SignatureFuzzTest {
    private static final SignatureVerifier VERIFIER = new SignatureVerifier(
            "app file 'Pets.app'",
            new TrustedCertificates(List.of(TestAuthority.named("CN=Root").certificate())),
            Instant.parse("2024-01-01T00:00:00Z"));

    @FuzzTest
    void anySignatureIsJudged(byte[] message) throws IOException {
        SignatureVerdict verdict = VERIFIER.verify(message, () -> new ByteArrayInputStream(new byte[] {1, 2, 3}));
        Promise.check(
                switch (verdict) {
                    case SignatureVerdict.Valid valid -> throw new AssertionError("nobody signed this: " + valid);
                    case SignatureVerdict.Untrusted untrusted -> List.of(untrusted.problem());
                    case SignatureVerdict.Broken broken -> List.of(broken.problem());
                });
    }
}
