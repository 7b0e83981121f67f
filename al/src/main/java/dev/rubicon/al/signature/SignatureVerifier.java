package dev.rubicon.al.signature;

import dev.rubicon.al.signature.SignatureVerdict.Broken;
import dev.rubicon.al.signature.SignatureVerdict.Untrusted;
import dev.rubicon.al.signature.SignatureVerdict.Valid;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Verifies the signature of an app file: that its digest is that of the content, that its signer signed just that, and that the
 * signer's certificate may sign code and leads to a trusted one. A signature with a time stamp stays good when certificates expire.
 */
public final class SignatureVerifier {
    private static final String GET_AGAIN = "get the file again from where it comes";

    private final String what;
    private final TrustedCertificates trusted;
    private final Instant now;

    /** @param what names the file in messages */
    public SignatureVerifier(String what, TrustedCertificates trusted, Instant now) {
        this.what = what;
        this.trusted = trusted;
        this.now = now;
    }

    /** The verdict on a file that is not signed. */
    public SignatureVerdict unsigned() {
        return new Untrusted(
                new Problem("RB250", what + " is not signed", "get a signed one, or inspect it without --trust"));
    }

    /** The verdict on a file whose signature cannot be taken apart. */
    public SignatureVerdict damaged() {
        return new Broken(new Problem(
                "RB251", "the signature of " + what + " is damaged or of a kind that is not known", GET_AGAIN));
    }

    /** @param message CMS, in DER */
    public SignatureVerdict verify(byte[] message, SignedContent content) throws IOException {
        Optional<SignedMessage> read = SignedMessage.read(message);
        if (read.isEmpty()) {
            return damaged();
        }
        SignedMessage signed = read.get();
        if (!signed.isGenuine()) {
            return new Broken(new Problem(
                    "RB253", "the signature of " + what + " was not made with the key of its certificate", GET_AGAIN));
        }
        if (!MessageDigest.isEqual(signed.digest(), digest(signed.algorithm(), content))) {
            return new Broken(new Problem("RB252", what + " was changed after it was signed", GET_AGAIN));
        }
        return trust(signed);
    }

    private static byte[] digest(String algorithm, SignedContent content) throws IOException {
        try (InputStream in = content.open()) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private SignatureVerdict trust(SignedMessage signed) {
        CertificateChain chain = signed.chain();
        String signer = chain.first().getSubjectX500Principal().getName();
        Optional<Instant> stamped = TimeStamp.of(signed.signer(), trusted);
        Instant time = stamped.orElse(now);
        String day = (stamped.isPresent() ? "when it was signed, on " : "today, on ")
                + time.atZone(ZoneOffset.UTC).toLocalDate();
        String by = what + " is signed by '" + Quoted.shortened(signer) + "', ";
        if (!chain.isFor(CertificateChain.CODE_SIGNING)) {
            return new Untrusted(new Problem(
                    "RB255", by + "whose certificate is not for signing code", "ask the signer for another one"));
        }
        if (!chain.isInForce(time)) {
            return new Untrusted(new Problem(
                    "RB255",
                    by + "whose certificate is not in force " + day,
                    "add the certificate of the time stamp's authority, if there is a time stamp"));
        }
        if (!chain.leadsTo(trusted, time)) {
            return new Untrusted(new Problem(
                    "RB254",
                    by + "whose certificate leads to none of the given ones by certificates that are in force " + day,
                    "give the certificates of the authorities that the signer and its time stamp rely on"));
        }
        return new Valid(signer, stamped);
    }
}
