package dev.rubicon.server.web;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Map;

/** Reads what the server proves itself with. */
final class Certificates {
    private static final Map<String, String> ALGORITHMS =
            Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA", "EdDSA", "EdDSA");

    private Certificates() {}

    /** @throws InvalidInput RB916 */
    static Tls tls(TlsFiles files) {
        require(files.certificates());
        require(files.key());
        try {
            Keys keys = Keys.builder()
                    .pem(pem -> pem.key(Resource.create(files.key())).certChain(Resource.create(files.certificates())))
                    .build();
            if (keys.privateKey().isEmpty() || keys.certChain().isEmpty()) {
                throw unusable(files, "there is no private key or no certificate in them");
            }
            if (!belongs(keys.privateKey().get(), keys.certChain().getFirst().getPublicKey())) {
                throw unusable(files, "the key is not that of the first certificate");
            }
            return Tls.builder()
                    .privateKey(keys.privateKey().get())
                    .privateKeyCertChain(keys.certChain())
                    .build();
        } catch (InvalidInput e) {
            throw e;
        } catch (RuntimeException e) {
            throw unusable(files, String.valueOf(e.getMessage()));
        }
    }

    // Otherwise every client would be told, and nobody here.
    private static boolean belongs(PrivateKey key, PublicKey certified) {
        String algorithm = ALGORITHMS.get(key.getAlgorithm());
        if (algorithm == null) {
            return true;
        }
        byte[] text = "to be signed".getBytes(StandardCharsets.UTF_8);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(text);
            return signature.verify(signed);
        } catch (InvalidKeyException | SignatureException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static void require(Path file) {
        if (!Files.isReadable(file)) {
            throw new InvalidInput(
                    "RB916", "the file " + file + " for TLS cannot be read", "check the path and its owner");
        }
    }

    private static InvalidInput unusable(TlsFiles files, String why) {
        return new InvalidInput(
                "RB916",
                "TLS cannot be spoken with " + files.certificates() + " and " + files.key() + ": "
                        + Quoted.sentence(why),
                "give certificates as PEM, and their key as PKCS#8 in PEM, not encrypted");
    }
}
