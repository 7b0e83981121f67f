package dev.rubicon.repository.tuf;

import dev.rubicon.model.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/** A private key under a passphrase: PBES2 of RFC 8018, with PBKDF2, HMAC-SHA-256 and AES-256, which openssl reads and writes. */
final class EncryptedKey {
    private static final String ALGORITHM = "PBEWithHmacSHA256AndAES_256";
    private static final int ROUNDS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int BLOCK_BYTES = 16;

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    /** The object identifier 1.2.840.113549.1.5.13. */
    private static final byte[] PBES2 = HexFormat.of().parseHex("06092a864886f70d01050d");

    private EncryptedKey() {}

    static byte[] encrypt(byte[] pkcs8, char[] passphrase, SecureRandom random) {
        try {
            byte[] salt = new byte[SALT_BYTES];
            byte[] start = new byte[BLOCK_BYTES];
            random.nextBytes(salt);
            random.nextBytes(start);
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    key(ALGORITHM, passphrase),
                    new PBEParameterSpec(salt, ROUNDS, new IvParameterSpec(start)));
            byte[] method = der(SEQUENCE, PBES2, cipher.getParameters().getEncoded());
            return der(SEQUENCE, method, der(OCTETS, cipher.doFinal(pkcs8)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has PBES2", e);
        }
    }

    // The JDK reads such a key, but knows no way to write it: EncryptedPrivateKeyInfo rejects its own parameters.
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        if (content.size() > 0xffff) {
            throw new IllegalStateException("a key is not that long");
        }
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(tag);
        if (content.size() > 0xff) {
            der.write(0x82);
            der.write(content.size() >> 8);
        } else if (content.size() > 0x7f) {
            der.write(0x81);
        }
        der.write(content.size() & 0xff);
        der.writeBytes(content.toByteArray());
        return der.toByteArray();
    }

    /**
     * PKCS#8 again.
     *
     * @param what names the key in messages
     * @throws InvalidInput RB339 if it is another passphrase, or no such key
     */
    static byte[] decrypt(byte[] encrypted, char[] passphrase, String what) {
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encrypted);
            AlgorithmParameters parameters = info.getAlgParameters();
            // The parameters of PBES2 know the names of what they are parameters of, and tell them in this way only.
            String algorithm = parameters.toString();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, key(algorithm, passphrase), parameters);
            return cipher.doFinal(info.getEncryptedData());
        } catch (GeneralSecurityException | IOException | NullPointerException e) {
            throw new InvalidInput(
                    "RB339",
                    "the passphrase does not open the key " + what,
                    "give the one that the key was made with; expected is PBES2, as openssl writes it");
        }
    }

    private static SecretKey key(String algorithm, char[] passphrase) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase);
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec);
        } finally {
            spec.clearPassword();
        }
    }
}
