package dev.rubicon.repository.tuf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Digest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A public key as metadata has it.
 *
 * @param type {@code ed25519}, {@code ecdsa} or {@code rsa}; others verify nothing
 * @param scheme how it signs, such as {@code ed25519}
 * @param value 64 hexadecimal digits for Ed25519, PEM for the others
 */
public record PublicKey(String type, String scheme, String value) {
    private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int ED25519_BYTES = 32;

    /** @param spki the key as the JDK encodes it */
    static PublicKey ed25519(byte[] spki) {
        byte[] raw = Arrays.copyOfRange(spki, ED25519_SPKI.length, spki.length);
        return new PublicKey("ed25519", "ed25519", HexFormat.of().formatHex(raw));
    }

    /**
     * A key as {@link #pem} writes it, and {@code openssl pkey -pubout}; absent if this is none.
     *
     * @param pem may hold a private key before it
     */
    public static Optional<PublicKey> parse(String pem) {
        return Pem.read(pem, Pem.PUBLIC).filter(PublicKey::isEd25519).map(PublicKey::ed25519);
    }

    private static boolean isEd25519(byte[] spki) {
        return spki.length == ED25519_SPKI.length + ED25519_BYTES
                && Arrays.equals(spki, 0, ED25519_SPKI.length, ED25519_SPKI, 0, ED25519_SPKI.length);
    }

    /** As PEM. Ed25519 only: Rubicon makes no others. */
    public String pem() {
        return Pem.write(Pem.PUBLIC, ed25519Spki(HexFormat.of().parseHex(value)));
    }

    private static byte[] ed25519Spki(byte[] raw) {
        byte[] spki = Arrays.copyOf(ED25519_SPKI, ED25519_SPKI.length + ED25519_BYTES);
        System.arraycopy(raw, 0, spki, ED25519_SPKI.length, ED25519_BYTES);
        return spki;
    }

    /** What metadata calls it: the SHA-256 of its canonical form. */
    public String id() {
        return Digest.of(CanonicalJson.bytes(json())).hex();
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.putObject("keyval").put("public", value);
        return json.put("keytype", type).put("scheme", scheme);
    }

    /** Whether this key's owner has signed these bytes; false for whatever cannot be a key or a signature. */
    boolean hasSigned(byte[] bytes, String hexSignature) {
        try {
            byte[] bits = HexFormat.of().parseHex(hexSignature);
            Signature verifier = verifier();
            verifier.update(bytes);
            return verifier.verify(bits);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private Signature verifier() throws GeneralSecurityException {
        return switch (scheme) {
            case "ed25519" -> initialized(Signature.getInstance("Ed25519"), "Ed25519", ed25519Spki());
            case "ecdsa-sha2-nistp256" -> initialized(Signature.getInstance("SHA256withECDSA"), "EC", spki());
            case "ecdsa-sha2-nistp384" -> initialized(Signature.getInstance("SHA384withECDSA"), "EC", spki());
            case "rsassa-pss-sha256" -> initialized(pss("SHA-256", MGF1ParameterSpec.SHA256, 32), "RSA", spki());
            case "rsa-pkcs1v15-sha256" -> initialized(Signature.getInstance("SHA256withRSA"), "RSA", spki());
            default -> throw new GeneralSecurityException("unknown scheme");
        };
    }

    private static Signature pss(String hash, MGF1ParameterSpec mask, int salt) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(hash, "MGF1", mask, salt, 1));
        return signature;
    }

    private static Signature initialized(Signature signature, String algorithm, byte[] spki)
            throws GeneralSecurityException {
        signature.initVerify(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki)));
        return signature;
    }

    private byte[] ed25519Spki() throws GeneralSecurityException {
        byte[] raw = HexFormat.of().parseHex(value);
        if (raw.length != ED25519_BYTES) {
            throw new GeneralSecurityException("not 32 bytes");
        }
        return ed25519Spki(raw);
    }

    private byte[] spki() {
        String base64 = value.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
        return Base64.getDecoder().decode(base64);
    }
}
