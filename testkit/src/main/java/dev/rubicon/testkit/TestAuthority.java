package dev.rubicon.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues certificates, made anew for each test. Its own is in force from 2000 to 2100. */
public final class TestAuthority {
    private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private final SigningIdentity identity;
    private final boolean isRoot;

    private TestAuthority(SigningIdentity identity, boolean isRoot) {
        this.identity = identity;
        this.isRoot = isRoot;
    }

    public static TestAuthority named(String name) {
        KeyPair keys = keys();
        return new TestAuthority(
                new SigningIdentity(keys, certificate(name, keys, name, keys, Optional.empty(), START, END), List.of()),
                true);
    }

    /** Somebody who is no authority, but issues certificates all the same. */
    public static TestAuthority pretended(SigningIdentity somebody) {
        return new TestAuthority(somebody, false);
    }

    /** An authority that this one has issued. */
    public TestAuthority below(String name) {
        return new TestAuthority(issue(name, Optional.empty(), START, END), false);
    }

    /** Somebody who may sign code. */
    public SigningIdentity codeSigner(String name, Instant from, Instant to) {
        return issue(name, Optional.of(KeyPurposeId.id_kp_codeSigning), from, to);
    }

    /** Somebody who may stamp times. */
    public SigningIdentity timeStamper(String name) {
        return issue(name, Optional.of(KeyPurposeId.id_kp_timeStamping), START, END);
    }

    /** Somebody who may do something else. */
    public SigningIdentity webServer(String name) {
        return issue(name, Optional.of(KeyPurposeId.id_kp_serverAuth), START, END);
    }

    public X509Certificate certificate() {
        return identity.certificate();
    }

    public String pem() {
        try {
            String base64 = Base64.getMimeEncoder().encodeToString(certificate().getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SigningIdentity issue(String name, Optional<KeyPurposeId> use, Instant from, Instant to) {
        KeyPair keys = keys();
        String issuer = identity.certificate().getSubjectX500Principal().getName();
        List<X509Certificate> issuers = new ArrayList<>();
        if (!isRoot) {
            issuers.add(certificate());
            issuers.addAll(identity.issuers());
        }
        return new SigningIdentity(keys, certificate(name, keys, issuer, identity.keys(), use, from, to), issuers);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // An authority's if there is no use.
    private static X509Certificate certificate(
            String subject,
            KeyPair keys,
            String issuer,
            KeyPair issuerKeys,
            Optional<KeyPurposeId> use,
            Instant from,
            Instant to) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal(issuer),
                    new BigInteger(64, new SecureRandom()).add(BigInteger.ONE),
                    Date.from(from),
                    Date.from(to),
                    new X500Principal(subject),
                    keys.getPublic());
            if (use.isPresent()) {
                builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(use.get()));
            } else {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
