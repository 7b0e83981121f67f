package dev.rubicon.al.signature;

import dev.rubicon.model.Problem;
import java.time.Instant;
import java.util.Optional;

/** What came of verifying a signature. */
public sealed interface SignatureVerdict {
    /**
     * The content is what was signed, and the signer's certificate leads to one that is trusted.
     *
     * @param signer the subject of the certificate, as RFC 2253 writes it
     * @param signedAt by a time stamp whose certificate leads to a trusted one as well
     */
    record Valid(String signer, Optional<Instant> signedAt) implements SignatureVerdict {}

    /** Nobody signed, or somebody that the given certificates do not vouch for: RB250, RB254, RB255. */
    record Untrusted(Problem problem) implements SignatureVerdict {}

    /** The signature is not one of these bytes: RB251 to RB253. */
    record Broken(Problem problem) implements SignatureVerdict {}
}
