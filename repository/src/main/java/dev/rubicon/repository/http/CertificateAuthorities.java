package dev.rubicon.repository.http;

import dev.rubicon.model.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom to believe that a server is the one it says: those that Java believes, and one's own. */
public final class CertificateAuthorities {
    private CertificateAuthorities() {}

    /**
     * Java's authorities and those in a file.
     *
     * @param file certificates as PEM
     * @throws InvalidInput RB333 if there are none in it
     */
    public static SSLContext with(Path file) {
        List<Certificate> all = new ArrayList<>(read(file));
        try {
            all.addAll(usual());
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < all.size(); i++) {
                store.setCertificateEntry(String.valueOf(i), all.get(i));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(store), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK can keep certificates", e);
        }
    }

    private static List<Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<Certificate> certificates =
                    new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (certificates.isEmpty()) {
                throw HttpProblems.authorities(file, "it is empty");
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw HttpProblems.authorities(file, "it is something else");
        } catch (IOException e) {
            throw HttpProblems.authorities(
                    file, "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static List<X509Certificate> usual() throws GeneralSecurityException {
        List<X509Certificate> usual = new ArrayList<>();
        // Without a store of its own, the factory takes Java's.
        for (TrustManager manager : trustManagers(null)) {
            if (manager instanceof X509TrustManager trust) {
                usual.addAll(List.of(trust.getAcceptedIssuers()));
            }
        }
        return usual;
    }

    private static TrustManager[] trustManagers(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
