package dev.rubicon.al.signature;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate and those that came with it, which may lead on to its issuers. Whether one of them has been revoked is not asked:
 * that would need a network.
 */
record CertificateChain(X509Certificate first, List<X509Certificate> others) {
    static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3"; // RFC 5280, 4.2.1.12
    static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

    CertificateChain {
        others = List.copyOf(others);
    }

    boolean isFor(String use) {
        try {
            return Optional.ofNullable(first.getExtendedKeyUsage())
                    .orElse(List.of())
                    .contains(use);
        } catch (CertificateException unreadable) {
            return false;
        }
    }

    boolean isInForce(Instant time) {
        return !time.isBefore(first.getNotBefore().toInstant())
                && !time.isAfter(first.getNotAfter().toInstant());
    }

    /** Whether it leads to a trusted certificate by certificates that were all in force at {@code time}. */
    boolean leadsTo(TrustedCertificates trusted, Instant time) {
        if (trusted.certificates().contains(first)) {
            return isInForce(time);
        }
        Set<TrustAnchor> authorities = new LinkedHashSet<>();
        trusted.certificates().stream()
                .filter(CertificateChain::isAuthority)
                .forEach(certificate -> authorities.add(new TrustAnchor(certificate, null)));
        if (authorities.isEmpty()) {
            return false;
        }
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters(authorities, time));
            return true;
        } catch (CertPathBuilderException noPath) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // To trust a signer is not to trust everybody whom the signer might certify; the JDK does not ask this of anchors.
    private static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    private PKIXBuilderParameters parameters(Set<TrustAnchor> authorities, Instant time)
            throws InvalidAlgorithmParameterException, NoSuchAlgorithmException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(first);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(authorities, target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(time));
        return parameters;
    }
}
