package dev.rubicon.al.appfile;

import static dev.rubicon.testkit.AppSigner.message;
import static dev.rubicon.testkit.AppSigner.signed;
import static dev.rubicon.testkit.AppSigner.stamped;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.al.signature.SignatureVerdict;
import dev.rubicon.al.signature.TrustedCertificates;
import dev.rubicon.testkit.AppSigner;
import dev.rubicon.testkit.SigningIdentity;
import dev.rubicon.testkit.TestAuthority;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose signatures are believed, and what becomes of files that were changed. */
class SignedAppFileTest {
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant SIGNED = Instant.parse("2021-06-01T00:00:00Z");
    private static final Instant END = Instant.parse("2022-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private static final TestAuthority ROOT = TestAuthority.named("CN=Root");
    private static final TestAuthority STAMPS = TestAuthority.named("CN=Stamps");
    private static final TestAuthority STRANGER = TestAuthority.named("CN=Stranger");
    private static final SigningIdentity ZOO = ROOT.codeSigner("CN=Zoo", START, END);
    private static final SigningIdentity CLOCK = STAMPS.timeStamper("CN=Clock");

    private static final byte[] APP = Zip.pets().app();

    @Test
    void aSignatureThatLeadsToATrustedCertificateIsValid() {
        checkAt(SIGNED, "Valid[signer=CN=Zoo, signedAt=Optional.empty]", signed(APP, message(APP, ZOO)), ROOT);
    }

    @Test
    void theWayMayGoThroughCertificatesInTheSignature() {
        SigningIdentity signer = ROOT.below("CN=Middle").codeSigner("CN=Zoo", START, END);
        checkAt(SIGNED, "Valid[signer=CN=Zoo, signedAt=Optional.empty]", signed(APP, message(APP, signer)), ROOT);
    }

    @Test
    void aSignerMayBeTrustedItself() {
        check(
                SIGNED,
                "Valid[signer=CN=Zoo, signedAt=Optional.empty]",
                signed(APP, message(APP, ZOO)),
                ZOO.certificate());
    }

    @Test
    void aTimeStampOutlivesTheCertificate() {
        byte[] file = signed(APP, stamped(message(APP, ZOO), CLOCK, SIGNED));
        checkAt(LATER, "Valid[signer=CN=Zoo, signedAt=Optional[2021-06-01T00:00:00Z]]", file, ROOT, STAMPS);
        checkAt(LATER, "Untrusted RB255", file, ROOT);
        checkAt(SIGNED, "Valid[signer=CN=Zoo, signedAt=Optional.empty]", file, ROOT);
    }

    @Test
    void aTimeStampProvesOnlyWhatItStamps() {
        byte[] message = message(APP, ZOO);
        checkAt(LATER, "Untrusted RB255", signed(APP, AppSigner.stampedWrongly(message, CLOCK, SIGNED)), ROOT, STAMPS);
        checkAt(LATER, "Untrusted RB255", signed(APP, stamped(message, CLOCK, LATER)), ROOT, STAMPS);
        checkAt(LATER, "Untrusted RB255", signed(APP, stamped(message, CLOCK.withKeysOf(ZOO), SIGNED)), ROOT, STAMPS);
    }

    @Test
    void anUnknownAuthorityIsNotTrusted() {
        checkAt(SIGNED, "Untrusted RB254", signed(APP, message(APP, ZOO)), STRANGER);
    }

    @Test
    void aCertificateForSomethingElseSignsNoCode() {
        checkAt(SIGNED, "Untrusted RB255", signed(APP, message(APP, ROOT.webServer("CN=Web"))), ROOT);
    }

    @Test
    void whoMaySignCodeMayNotLetOthersDoSo() {
        SigningIdentity other = TestAuthority.pretended(ZOO).codeSigner("CN=Other", START, END);
        byte[] file = signed(APP, message(APP, other));
        checkAt(SIGNED, "Untrusted RB254", file, ROOT);
        check(SIGNED, "Untrusted RB254", file, ZOO.certificate());
    }

    @Test
    void anUnsignedFileIsNotTrusted() {
        checkAt(SIGNED, "Untrusted RB250", APP, ROOT);
    }

    @Test
    void everyByteBeforeTheSignatureCounts() {
        byte[] message = message(APP, ZOO);
        for (int at : new int[] {12, 27, 45, APP.length - 1}) {
            byte[] changed = APP.clone();
            changed[at] ^= 1;
            checkAt(SIGNED, "Broken RB252", signed(changed, message), ROOT);
        }
    }

    @Test
    void nothingMayStandBehindTheSignature() {
        byte[] file = signed(APP, message(APP, ZOO));
        checkAt(SIGNED, "Broken RB251", Arrays.copyOf(file, file.length + 1), ROOT);
        checkAt(SIGNED, "Broken RB251", Arrays.copyOf(file, file.length - 1), ROOT);
    }

    @Test
    void aSignatureOfOtherKeysIsBroken() {
        checkAt(SIGNED, "Broken RB253", signed(APP, message(APP, ZOO.withKeysOf(CLOCK))), ROOT);
    }

    @Test
    void whatIsNoSignatureIsBroken() {
        checkAt(SIGNED, "Broken RB251", signed(APP, new byte[] {1, 2, 3}), ROOT);
        byte[] message = message(APP, ZOO);
        checkAt(SIGNED, "Broken RB251", signed(APP, Arrays.copyOf(message, message.length - 9)), ROOT);
    }

    @Test
    void anOldDigestCountsOnlyWithANewOneInside() {
        byte[] old = AppSigner.oldMessage(APP, ZOO);
        checkAt(SIGNED, "Broken RB251", signed(APP, old), ROOT);
        checkAt(
                SIGNED,
                "Valid[signer=CN=Zoo, signedAt=Optional.empty]",
                signed(APP, AppSigner.nesting(old, message(APP, ZOO))),
                ROOT);
    }

    @Test
    void noSignatureIsTooDeep() {
        // Definite lengths can nest as deep as there are bytes; indefinite ones need no lengths at all.
        byte[] deep = new byte[500_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        checkAt(SIGNED, "Broken RB251", signed(APP, deep), ROOT);
    }

    private static void checkAt(Instant now, String expected, byte[] file, TestAuthority... trusted) {
        check(
                now,
                expected,
                file,
                Arrays.stream(trusted).map(TestAuthority::certificate).toArray(X509Certificate[]::new));
    }

    private static void check(Instant now, String expected, byte[] file, X509Certificate... trusted) {
        try (AppFile app = AppFile.open("Pets.app", out -> out.write(file))) {
            SignatureVerdict verdict = app.verify(new TrustedCertificates(List.of(trusted)), now);
            assertEquals(expected, text(verdict));
        }
    }

    private static String text(SignatureVerdict verdict) {
        return switch (verdict) {
            case SignatureVerdict.Valid valid -> valid.toString();
            case SignatureVerdict.Untrusted untrusted ->
                "Untrusted " + untrusted.problem().code();
            case SignatureVerdict.Broken broken -> "Broken " + broken.problem().code();
        };
    }
}
