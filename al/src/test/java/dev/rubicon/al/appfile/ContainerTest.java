package dev.rubicon.al.appfile;

import static dev.rubicon.al.appfile.Zip.joined;
import static dev.rubicon.al.appfile.Zip.pets;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.model.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is around the zip, and what is said when it is not what it should be. */
class ContainerTest {
    @Test
    void anAppHasAHeaderOfFortyBytes() {
        check("Pets 1.0.0.0", pets().app());
    }

    @Test
    void otherToolsWriteAHeaderOfEightBytes() {
        check("Pets 1.0.0.0", joined(ascii("NAVX"), new byte[] {8, 0, 0, 0}, pets().bytes()));
    }

    @Test
    void aZipAloneIsAnAppToo() {
        check("Pets 1.0.0.0", pets().bytes());
    }

    @Test
    void theGuidIsWrittenAsDotNetKeepsIt() {
        byte[] header = Container.header(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"), 5);
        assertEquals(
                "4e415658 28000000 02000000 33221100 5544 7766 8899aabbccddeeff 0500000000000000 4e415658"
                        .replace(" ", ""),
                HexFormat.of().formatHex(header));
    }

    @Test
    void bytesBehindTheContentAreNoPartOfIt() {
        check("Pets 1.0.0.0", joined(pets().app(), ascii("PK\5\6 whatever follows")));
    }

    @Test
    void aSignatureIsReportedEvenIfItCannotBeTakenApart() {
        check("Pets 1.0.0.0, signed (32 bytes)", joined(pets().app(), ascii("NXSB no message in DER ....NXSB ")));
    }

    @Test
    void whatIsNoAppIsRefused() {
        checkRefused("RB240: app file 'Pets.app' is damaged or no app file: it is only 0 bytes long", new byte[0]);
        checkRefused(
                "RB240: app file 'Pets.app' is damaged or no app file: it does not begin with NAVX",
                ascii("MZ is a program, not an app, and not a package either"));
        checkRefused(
                "RB240: app file 'Pets.app' is damaged or no app file: its content is no zip",
                Zip.withHeader(ascii("text")));
    }

    @Test
    void aHeaderThatLiesIsRefused() {
        byte[] longer = changed(pets().app(), 28, Long.MAX_VALUE);
        int content = longer.length - 40;
        checkRefused(
                "RB240: app file 'Pets.app' is damaged or no app file: its header says that 9223372036854775807 bytes"
                        + " follow, but there are " + content,
                longer);
        checkRefused(
                "RB240: app file 'Pets.app' is damaged or no app file: its header says that -1 bytes follow, but there are "
                        + content,
                changed(pets().app(), 28, -1));
        checkRefused(
                "RB240: app file 'Pets.app' is damaged or no app file: its header is none that is known",
                changed(pets().app(), 4, 41));
    }

    @Test
    void aFileThatIsCutOffIsRefused() {
        byte[] whole = pets().app();
        byte[] cut = changed(Arrays.copyOf(whole, whole.length - 10), 28, whole.length - 50);
        checkRefused("RB240: app file 'Pets.app' is damaged or no app file: its directory cannot be read", cut);
    }

    @Test
    void anEmptyZipIsAFailedCompilation() {
        byte[] empty = joined(new byte[] {'P', 'K', 5, 6}, new byte[18]);
        checkRefused("RB241: app file 'Pets.app' is empty, its compilation failed", Zip.withHeader(empty));
    }

    @Test
    void anEncryptedPackageIsRefusedByName() {
        checkRefused("RB242: app file 'Pets.app' is an encrypted runtime package", Zip.withHeader(ascii(".NEA....")));
    }

    @Test
    void aReadyToRunPackageIsTheAppInside() {
        check("Pets 1.0.0.0, ready to run", wrapping(pets().app()).app());
    }

    @Test
    void aWrapperInAWrapperIsRefused() {
        checkRefused(
                "RB240: app file 'Pets.app' is damaged or no app file: it wraps an app that wraps another one",
                wrapping(wrapping(pets().app()).app()).app());
    }

    @Test
    void aWrapperWithoutItsAppIsRefused() {
        checkRefused(
                "RB240: app file 'Pets.app' is damaged or no app file: the app that it should wrap is not there",
                new Zip()
                        .with("readytorunappmanifest.json", "{\"EmbeddedAppFileName\": \"Pets.app\"}")
                        .app());
    }

    // As such packages are: what is beside the app has names that are no paths.
    private static Zip wrapping(byte[] app) {
        return new Zip()
                .with(
                        "readytorunappmanifest.json",
                        "{\"EmbeddedAppFileName\": \"Pets.app\", \"PlatformVersion\": \"24.0\"}")
                .with("Pets.app", app)
                .with("bin//publishedartifact:$MainAssembly/../Pets.dll", new byte[] {1});
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] changed(byte[] file, int offset, long value) {
        byte[] changed = file.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(offset, value);
        return changed;
    }

    private static void check(String expected, byte[] file) {
        try (AppFile app = open(file)) {
            String signed = app.signature()
                    .map(signature -> ", signed (" + signature.bytes() + " bytes)")
                    .orElse("");
            assertEquals(expected, app.identity() + signed + (app.isReadyToRun() ? ", ready to run" : ""));
        }
    }

    private static void checkRefused(String expected, byte[] file) {
        String said = "nothing";
        try (AppFile app = open(file)) {
            said = app.identity().toString();
        } catch (ProblemException e) {
            said = e.problems().getFirst().code() + ": "
                    + e.problems().getFirst().message();
        }
        assertEquals(expected, said);
    }

    private static AppFile open(byte[] file) {
        return AppFile.open("Pets.app", out -> out.write(file));
    }
}
