package dev.rubicon.al.signature;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates that somebody has chosen to believe: those of authorities, or of a signer itself. At least one. */
public record TrustedCertificates(List<X509Certificate> certificates) {
    private static final int MAX_BYTES = 16 << 20;

    public TrustedCertificates {
        certificates = List.copyOf(certificates);
    }

    /**
     * Those in a file, as PEM, one after the other, or one as DER.
     *
     * @throws InvalidInput RB256 if there are none
     * @throws Unavailable RB257 if it cannot be read
     */
    public static TrustedCertificates read(Path file) {
        String name = Quoted.path(file.toString());
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(in.readNBytes(MAX_BYTES)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (certificates.isEmpty()) {
                throw noCertificates(name);
            }
            return new TrustedCertificates(certificates);
        } catch (CertificateException e) {
            throw noCertificates(name);
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
            throw new Unavailable(
                    new Problem(
                            "RB257",
                            "the certificates in '" + name + "' cannot be read: " + Quoted.shortened(why),
                            "check that the file exists and may be read"),
                    e);
        }
    }

    private static InvalidInput noCertificates(String name) {
        return new InvalidInput(
                "RB256",
                "'" + name + "' holds no X.509 certificates, or something else besides",
                "name a PEM file with the certificates of the authorities to be trusted, and nothing else in it");
    }
}
