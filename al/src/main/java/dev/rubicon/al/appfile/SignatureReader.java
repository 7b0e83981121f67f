package dev.rubicon.al.appfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the block behind the content: NXSB, a CMS message in DER, its offset in the file, NXSB. */
final class SignatureReader {
    private static final int MAGIC = 0x4253584E; // NXSB
    private static final int MAX_BYTES = 1 << 20;
    private static final int TRAILER_BYTES = 8;
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3"; // RFC 5280, 4.2.1.12

    private SignatureReader() {}

    /** The signature between {@code start} and {@code end}, if there is one; other bytes are nobody's. */
    static Optional<Signature> read(FileChannel file, long start, long end) throws IOException {
        long size = end - start;
        if (size < 4 || Container.bytes(file, start, 4).getInt(0) != MAGIC) {
            return Optional.empty();
        }
        boolean whole = size <= MAX_BYTES && size > 4 + TRAILER_BYTES;
        return Optional.of(
                new Signature(size, whole ? signer(Container.bytes(file, start, (int) size)) : Optional.empty()));
    }

    /** The CMS message of the signature between {@code start} and {@code end}; absent if the block around it is damaged. */
    static Optional<byte[]> message(FileChannel file, long start, long end) throws IOException {
        long size = end - start;
        if (size > MAX_BYTES || size <= 4 + TRAILER_BYTES) {
            return Optional.empty();
        }
        ByteBuffer block = Container.bytes(file, start, (int) size);
        int trailer = block.limit() - TRAILER_BYTES;
        boolean isWhole = block.getInt(0) == MAGIC
                && Integer.toUnsignedLong(block.getInt(trailer)) == start
                && block.getInt(trailer + 4) == MAGIC;
        return isWhole ? Optional.of(Arrays.copyOfRange(block.array(), 4, trailer)) : Optional.empty();
    }

    // CertificateFactory reads the certificates of a signed CMS message, and nothing else of it.
    private static Optional<String> signer(ByteBuffer block) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            int length = block.limit() - 4 - TRAILER_BYTES;
            ByteArrayInputStream message = new ByteArrayInputStream(block.array(), 4, length);
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(message)
                    .forEach(certificate -> {
                        if (certificate instanceof X509Certificate x509) {
                            certificates.add(x509);
                        }
                    });
            return leaf(certificates);
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    // The signer's is the certificate that may sign code and issued none of the others: a time stamp brings its own.
    private static Optional<String> leaf(List<X509Certificate> certificates) throws CertificateException {
        TreeSet<String> issuers = new TreeSet<>();
        certificates.forEach(
                certificate -> issuers.add(certificate.getIssuerX500Principal().getName()));
        for (X509Certificate certificate : certificates) {
            String subject = certificate.getSubjectX500Principal().getName();
            List<String> uses =
                    Optional.ofNullable(certificate.getExtendedKeyUsage()).orElse(List.of());
            if (uses.contains(CODE_SIGNING) && !issuers.contains(subject)) {
                return Optional.of(subject);
            }
        }
        return Optional.empty();
    }
}
