package dev.rubicon.al.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** What an authority says about when a signature was there. It stands where anybody could write: nothing holds unless verified. */
final class TimeStamp {
    // Where Authenticode puts a token of RFC 3161, and where RFC 3161 does.
    private static final List<ASN1ObjectIdentifier> PLACES = List.of(
            new ASN1ObjectIdentifier("1.3.6.1.4.1.311.3.3.1"), new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.14"));

    private TimeStamp() {}

    /** The time, if there is a stamp of this very signature that leads to a trusted certificate. */
    static Optional<Instant> of(SignerInformation signer, TrustedCertificates trusted) {
        AttributeTable attributes = signer.getUnsignedAttributes();
        return attributes == null
                ? Optional.empty()
                : PLACES.stream()
                        .flatMap(place -> Stream.ofNullable(attributes.get(place)))
                        .flatMap(attribute -> time(attribute, signer.getSignature(), trusted).stream())
                        .findFirst();
    }

    private static Optional<Instant> time(Attribute attribute, byte[] signature, TrustedCertificates trusted) {
        try {
            CMSSignedData message = new CMSSignedData(
                    attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded());
            TimeStampToken token = new TimeStampToken(message);
            Instant time = token.getTimeStampInfo().getGenTime().toInstant();
            return isOf(signature, token) && isTrusted(token, message, trusted, time)
                    ? Optional.of(time)
                    : Optional.empty();
        } catch (CMSException | TSPException | IOException | GeneralSecurityException | RuntimeException e) {
            // A stamp that cannot be read stamps nothing.
            return Optional.empty();
        }
    }

    private static boolean isOf(byte[] signature, TimeStampToken token) throws GeneralSecurityException {
        String algorithm = token.getTimeStampInfo().getMessageImprintAlgOID().getId();
        return MessageDigest.isEqual(
                MessageDigest.getInstance(algorithm).digest(signature),
                token.getTimeStampInfo().getMessageImprintDigest());
    }

    // RFC 3161, 2.3, wants the use of the certificate marked as critical; Microsoft's were not up to 2023.
    private static boolean isTrusted(
            TimeStampToken token, CMSSignedData message, TrustedCertificates trusted, Instant time)
            throws GeneralSecurityException {
        Collection<SignerInformation> signers = message.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            return false;
        }
        SignerInformation signer = signers.iterator().next();
        return SignedMessage.chain(token.getCertificates(), signer)
                .filter(chain -> chain.isFor(CertificateChain.TIME_STAMPING))
                .filter(chain -> chain.leadsTo(trusted, time))
                .filter(chain -> SignedMessage.isGenuine(signer, chain.first()))
                .isPresent();
    }
}
