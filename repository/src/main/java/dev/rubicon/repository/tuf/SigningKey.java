package dev.rubicon.repository.tuf;

import dev.rubicon.model.InvalidInput;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An Ed25519 key with which metadata is signed. One that is encrypted is opened when it first signs. */
public final class SigningKey {
    private final PublicKey publicKey;
    private final boolean encrypted;
    private final Supplier<KeyPair> pair;

    private SigningKey(KeyPair pair) {
        this(PublicKey.ed25519(pair.getPublic().getEncoded()), false, () -> pair);
    }

    private SigningKey(PublicKey publicKey, boolean encrypted, Supplier<KeyPair> pair) {
        this.publicKey = publicKey;
        this.encrypted = encrypted;
        this.pair = pair;
    }

    public static SigningKey make(SecureRandom random) {
        return new SigningKey(pair(random));
    }

    private static KeyPair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /**
     * A key as {@link #pem} writes it, and {@code openssl genpkey -algorithm ed25519}.
     *
     * @param what names it in messages
     * @param passphrase is asked for when it is needed: at once only if the file does not say its public key
     * @throws InvalidInput RB322 if it is none, RB338 or RB339 if it cannot be opened
     */
    public static SigningKey parse(String pem, String what, Passphrase passphrase) {
        Optional<byte[]> open = Pem.read(pem, Pem.PRIVATE);
        if (open.isPresent()) {
            return new SigningKey(pair(open.get(), what));
        }
        byte[] encrypted = Pem.read(pem, Pem.ENCRYPTED).orElseThrow(() -> noKey(what));
        Optional<PublicKey> said = PublicKey.parse(pem);
        Supplier<KeyPair> opened = once(() -> opened(encrypted, what, passphrase, said));
        PublicKey publicKey =
                said.orElseGet(() -> PublicKey.ed25519(opened.get().getPublic().getEncoded()));
        return new SigningKey(publicKey, true, opened);
    }

    private static KeyPair opened(byte[] encrypted, String what, Passphrase passphrase, Optional<PublicKey> said) {
        KeyPair pair = pair(EncryptedKey.decrypt(encrypted, passphrase.of(what), what), what);
        if (said.isPresent()
                && !said.get().equals(PublicKey.ed25519(pair.getPublic().getEncoded()))) {
            throw noKey(what);
        }
        return pair;
    }

    private static Supplier<KeyPair> once(Supplier<KeyPair> make) {
        List<KeyPair> made = new ArrayList<>();
        return () -> {
            if (made.isEmpty()) {
                made.add(make.get());
            }
            return made.getFirst();
        };
    }

    private static KeyPair pair(byte[] pkcs8, String what) {
        try {
            EdECPrivateKey key =
                    (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return pair(new Seed(key.getBytes().orElseThrow(() -> noKey(what))));
        } catch (GeneralSecurityException e) {
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
        return Pem.write(Pem.PRIVATE, pair.get().getPrivate().getEncoded());
    }

    /** The same, encrypted, and the public key after it: who looks for a key needs no passphrase. */
    public String pem(char[] passphrase, SecureRandom random) {
        byte[] pkcs8 = pair.get().getPrivate().getEncoded();
        return Pem.write(Pem.ENCRYPTED, EncryptedKey.encrypt(pkcs8, passphrase, random)) + publicKey.pem();
    }

    /** Whether it takes a passphrase to sign. */
    public boolean isEncrypted() {
        return encrypted;
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** In hexadecimal digits. */
    String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.get().getPrivate());
            signature.update(bytes);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with Ed25519", e);
        }
    }
}
