package dev.rubicon.repository.tuf;

import dev.rubicon.model.InvalidInput;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key with which metadata is signed. */
public final class SigningKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PublicKey publicKey;
    private final PrivateKey privateKey;

    private SigningKey(KeyPair pair) {
        this.publicKey = PublicKey.ed25519(pair.getPublic().getEncoded());
        this.privateKey = pair.getPrivate();
    }

    public static SigningKey make(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /**
     * A key as {@link #pem} writes it, and {@code openssl genpkey -algorithm ed25519}.
     *
     * @param what names it in messages
     * @throws InvalidInput RB322 if it is none
     */
    public static SigningKey parse(String pem, String what) {
        try {
            String base64 = pem.strip();
            if (!base64.startsWith(BEGIN) || !base64.endsWith(END)) {
                throw noKey(what);
            }
            base64 = base64.substring(BEGIN.length(), base64.length() - END.length());
            byte[] pkcs8 = Base64.getMimeDecoder().decode(base64);
            EdECPrivateKey key =
                    (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return make(new Seed(key.getBytes().orElseThrow(() -> noKey(what))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw noKey(what);
        }
    }

    private static InvalidInput noKey(String what) {
        return new InvalidInput(
                "RB322",
                what + " is no Ed25519 private key",
                "expected PKCS#8 as PEM, such as openssl genpkey -algorithm ed25519 makes");
    }

    // The JDK has no way from a private key to its public one but to make the pair again from the same random bytes.
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Seed(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }

    /** PKCS#8 as PEM. */
    public String pem() {
        return BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(privateKey.getEncoded())
                + "\n" + END + "\n";
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** In hexadecimal digits. */
    String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(bytes);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with Ed25519", e);
        }
    }
}
