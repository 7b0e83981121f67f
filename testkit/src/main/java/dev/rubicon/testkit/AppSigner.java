package dev.rubicon.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** Signs app files as Microsoft's tool does: SpcIndirectData with the digest of all that stands before the signature. */
public final class AppSigner {
    private static final ASN1ObjectIdentifier INDIRECT_DATA = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.4");
    private static final ASN1ObjectIdentifier SIP_INFO = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.30");
    private static final ASN1ObjectIdentifier TIME_STAMP = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.3.3.1");
    private static final ASN1ObjectIdentifier NESTED = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.4.1");
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4");

    private AppSigner() {}

    /** An unsigned file, and the signature behind it. */
    public static byte[] signed(byte[] file, byte[] message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(file);
        bytes.writeBytes(new byte[] {'N', 'X', 'S', 'B'});
        bytes.writeBytes(message);
        bytes.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(file.length)
                .array());
        bytes.writeBytes(new byte[] {'N', 'X', 'S', 'B'});
        return bytes.toByteArray();
    }

    /** A signature of a file, as CMS in DER. */
    public static byte[] message(byte[] file, SigningIdentity signer) {
        return message(file, signer, TSPAlgorithms.SHA256);
    }

    /** One with the digest that is no longer good enough. */
    public static byte[] oldMessage(byte[] file, SigningIdentity signer) {
        return message(file, signer, TSPAlgorithms.SHA1);
    }

    private static byte[] message(byte[] file, SigningIdentity signer, ASN1ObjectIdentifier algorithm) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm.getId()).digest(file);
            DERSequence indirect = sequence(
                    sequence(SIP_INFO, sequence(new ASN1Integer(1))),
                    new DigestInfo(new AlgorithmIdentifier(algorithm), digest));
            // Signed are the bytes in the sequence, without those that say how long it is.
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (ASN1Encodable element : indirect) {
                content.writeBytes(element.toASN1Primitive().getEncoded(ASN1Encoding.DER));
            }
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(infos(signer));
            generator.addCertificates(new JcaCertStore(certificates(signer)));
            CMSSignedData generated =
                    generator.generate(new CMSProcessableByteArray(INDIRECT_DATA, content.toByteArray()), true);
            SignedData data = SignedData.getInstance(generated.toASN1Structure().getContent());
            return new ContentInfo(
                            CMSObjectIdentifiers.signedData,
                            new SignedData(
                                    data.getDigestAlgorithms(),
                                    new ContentInfo(INDIRECT_DATA, indirect),
                                    data.getCertificates(),
                                    data.getCRLs(),
                                    data.getSignerInfos()))
                    .getEncoded(ASN1Encoding.DER);
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The message with a time stamp of its signature. */
    public static byte[] stamped(byte[] message, SigningIdentity stamper, Instant time) {
        return withStamp(message, stamp(signer(message).getSignature(), stamper, time));
    }

    /** The message with a time stamp of something else. */
    public static byte[] stampedWrongly(byte[] message, SigningIdentity stamper, Instant time) {
        return withStamp(message, stamp(new byte[] {1}, stamper, time));
    }

    /** The message with another one in it. */
    public static byte[] nesting(byte[] message, byte[] inner) {
        try {
            return with(message, NESTED, ASN1Primitive.fromByteArray(inner));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] withStamp(byte[] message, TimeStampToken stamp) {
        return with(message, TIME_STAMP, stamp.toCMSSignedData().toASN1Structure());
    }

    private static byte[] with(byte[] message, ASN1ObjectIdentifier attribute, ASN1Encodable value) {
        try {
            ASN1EncodableVector attributes = new ASN1EncodableVector();
            attributes.add(new Attribute(attribute, new DERSet(value)));
            SignerInformation changed =
                    SignerInformation.replaceUnsignedAttributes(signer(message), new AttributeTable(attributes));
            return CMSSignedData.replaceSigners(new CMSSignedData(message), new SignerInformationStore(changed))
                    .getEncoded(ASN1Encoding.DER);
        } catch (CMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignerInformation signer(byte[] message) {
        try {
            return new CMSSignedData(message)
                    .getSignerInfos()
                    .getSigners()
                    .iterator()
                    .next();
        } catch (CMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TimeStampToken stamp(byte[] signature, SigningIdentity stamper, Instant time) {
        try {
            TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                    infos(stamper), digests().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)), POLICY);
            generator.addCertificates(new JcaCertStore(certificates(stamper)));
            TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
            requests.setCertReq(true);
            TimeStampRequest request = requests.generate(
                    TSPAlgorithms.SHA256, MessageDigest.getInstance("SHA-256").digest(signature));
            return generator.generate(request, BigInteger.ONE, Date.from(time));
        } catch (GeneralSecurityException | OperatorCreationException | TSPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignerInfoGenerator infos(SigningIdentity signer)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaSignerInfoGeneratorBuilder(digests())
                .build(
                        new JcaContentSignerBuilder("SHA256withECDSA")
                                .build(signer.keys().getPrivate()),
                        signer.certificate());
    }

    private static DigestCalculatorProvider digests() throws OperatorCreationException {
        return new JcaDigestCalculatorProviderBuilder().build();
    }

    private static List<X509Certificate> certificates(SigningIdentity signer) {
        List<X509Certificate> certificates = new ArrayList<>(List.of(signer.certificate()));
        certificates.addAll(signer.issuers());
        return certificates;
    }

    private static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }
}
