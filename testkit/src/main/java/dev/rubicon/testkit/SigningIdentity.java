package dev.rubicon.testkit;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Somebody who can sign.
 *
 * @param issuers of the certificate, the nearest first, without the authority that is trusted
 */
public record SigningIdentity(KeyPair keys, X509Certificate certificate, List<X509Certificate> issuers) {
    public SigningIdentity {
        issuers = List.copyOf(issuers);
    }

    /** One whose keys are not those of its certificate. */
    public SigningIdentity withKeysOf(SigningIdentity other) {
        return new SigningIdentity(other.keys(), certificate, issuers);
    }
}
