package dev.rubicon.al.signature;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;

/**
 * A CMS message of one signer over SpcIndirectData, which holds the digest of the content. Source: Microsoft, "Windows
 * Authenticode Portable Executable Signature Format", and 45 signed app files, of which all are so.
 *
 * @param algorithm of the digest, as the JDK calls it
 * @param digest of the content, as the signer saw it
 */
record SignedMessage(CertificateChain chain, String algorithm, byte[] digest, SignerInformation signer) {
    private static final ASN1ObjectIdentifier INDIRECT_DATA = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.4");
    private static final ASN1ObjectIdentifier NESTED = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.4.1");

    // Older ones can be forged.
    private static final Map<String, String> ALGORITHMS = Map.of(
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    /**
     * Absent if it cannot be taken apart, or is none of these. A message with an old digest may carry one with a newer digest, which
     * is then the one that is read.
     */
    static Optional<SignedMessage> read(byte[] message) {
        try {
            CMSSignedData cms = new CMSSignedData(message);
            Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                return Optional.empty();
            }
            SignerInformation signer = signers.iterator().next();
            Optional<SignedMessage> outer = read(cms, signer);
            return outer.isPresent() ? outer : nested(signer);
        } catch (CMSException | CertificateException | IOException | RuntimeException e) {
            // Of a message that is none, BouncyCastle throws whatever the place where it notices happens to throw.
            return Optional.empty();
        }
    }

    private static Optional<SignedMessage> read(CMSSignedData cms, SignerInformation signer)
            throws CertificateException {
        if (!INDIRECT_DATA.equals(cms.getSignedContent().getContentType())) {
            return Optional.empty();
        }
        // SpcIndirectDataContent ::= SEQUENCE { data, messageDigest DigestInfo }
        ASN1Sequence indirect = ASN1Sequence.getInstance(cms.getSignedContent().getContent());
        DigestInfo digest = DigestInfo.getInstance(indirect.getObjectAt(1));
        Optional<CertificateChain> chain = chain(cms.getCertificates(), signer);
        String oid = digest.getAlgorithmId().getAlgorithm().getId();
        return Optional.ofNullable(ALGORITHMS.get(oid))
                .flatMap(algorithm ->
                        chain.map(found -> new SignedMessage(found, algorithm, digest.getDigest(), signer)));
    }

    private static Optional<SignedMessage> nested(SignerInformation outer)
            throws CMSException, CertificateException, IOException {
        AttributeTable attributes = outer.getUnsignedAttributes();
        if (attributes == null || attributes.get(NESTED) == null) {
            return Optional.empty();
        }
        CMSSignedData cms = new CMSSignedData(attributes
                .get(NESTED)
                .getAttrValues()
                .getObjectAt(0)
                .toASN1Primitive()
                .getEncoded());
        Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
        return signers.size() == 1 ? read(cms, signers.iterator().next()) : Optional.empty();
    }

    /** The signer's certificate, followed by all that came with it; absent if the signer's is not among them. */
    static Optional<CertificateChain> chain(Store<X509CertificateHolder> certificates, SignerInformation signer)
            throws CertificateException {
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder holder : certificates.getMatches(null)) {
            all.add(certificate(holder));
        }
        for (X509Certificate certificate : all) {
            if (isOf(signer, certificate)) {
                return Optional.of(new CertificateChain(certificate, all));
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(SignerInformation signer, X509Certificate certificate) throws CertificateException {
        try {
            return signer.getSID().match(new X509CertificateHolder(certificate.getEncoded()));
        } catch (IOException e) {
            throw new CertificateException(e);
        }
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws CertificateException {
        return new JcaX509CertificateConverter().getCertificate(holder);
    }

    /** Whether the key of the signer's certificate signed this very message. */
    boolean isGenuine() {
        return isGenuine(signer, chain.first());
    }

    static boolean isGenuine(SignerInformation signer, X509Certificate certificate) {
        try {
            // The certificate's public key, not the certificate: when it was in force is another question.
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
        } catch (CMSException | OperatorCreationException | RuntimeException e) {
            return false;
        }
    }
}
