package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rubicon.model.ProblemException;
import dev.rubicon.repository.tuf.Passphrase;
import dev.rubicon.repository.tuf.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys under a passphrase: who has it can sign, who has not can only see whose key it is. openssl agrees, where it is installed. */
class EncryptedKeyTest {
    private static final String SECRET = "correct horse";

    @TempDir
    private Path folder;

    private KeyFiles with(Passphrase passphrase) {
        return new KeyFiles(folder.resolve("keys"), new SecureRandom(), passphrase);
    }

    private KeyFiles with(String passphrase) {
        return with(what -> passphrase.toCharArray());
    }

    private Path made() {
        return with(SECRET).file("root", with(SECRET).makeEncrypted("root").publicKey());
    }

    /** What comes of opening the key: its id, or the code of the problem. */
    private String opened(Path file, KeyFiles keys) {
        try {
            SigningKey key = keys.read(file);
            key.pem();
            return key.publicKey().id();
        } catch (ProblemException e) {
            return e.problems().getFirst().code();
        }
    }

    private static String content(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.US_ASCII);
    }

    @Test
    void theRightPassphraseOpensIt() throws IOException {
        Path file = made();
        SigningKey key = with(SECRET).read(file);
        assertTrue(key.isEncrypted());
        assertEquals(key.publicKey().id(), opened(file, with(SECRET)));
        assertTrue(content(file).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
        assertFalse(content(file).contains("BEGIN PRIVATE KEY"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void withoutItOneSeesOnlyWhoseItIs() {
        Path file = made();
        String id = with(SECRET).read(file).publicKey().id();
        assertEquals(id, with(Passphrase.NONE).read(file).publicKey().id());
        assertEquals("RB338", opened(file, with(Passphrase.NONE)));
    }

    @Test
    void anotherPassphraseDoesNotOpenIt() {
        Path file = made();
        assertEquals("RB339", opened(file, with("wrong horse")));
        assertEquals("RB339", opened(file, with("")));
    }

    @Test
    void twiceTheSameKeyIsNotTwiceTheSameFile() {
        SigningKey key = SigningKey.make(new SecureRandom());
        assertFalse(key.pem(SECRET.toCharArray(), new SecureRandom())
                .equals(key.pem(SECRET.toCharArray(), new SecureRandom())));
    }

    @Test
    void aFileThatWasCutOffOrChangedIsRefusedWhereverThatIs() throws IOException {
        Path file = made();
        String whole = content(file);
        String encrypted = whole.substring(0, whole.indexOf("-----BEGIN PUBLIC KEY"));
        String id = with(SECRET).read(file).publicKey().id();
        for (int length = 0; length < encrypted.length() - 1; length += 7) {
            Files.writeString(file, encrypted.substring(0, length));
            assertEquals("RB322", opened(file, with(SECRET)), "cut at " + length);
        }
        Files.writeString(file, encrypted);
        assertEquals(id, opened(file, with(SECRET)));
        String other = with(SECRET).makeEncrypted("other").publicKey().pem();
        Files.writeString(file, encrypted + other);
        assertEquals("RB322", opened(file, with(SECRET)));
    }

    @Test
    void aKeyThatOthersCanReadIsRefusedEncryptedOrNot() throws IOException {
        Path open = with(SECRET).file("plain", with(SECRET).make("plain").publicKey());
        for (Path file : List.of(open, made())) {
            for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
                assertEquals("RB323", opened(file, with(SECRET)), mode);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
            assertEquals(64, opened(file, with(SECRET)).length());
        }
    }

    @Test
    void opensslOpensOursAndWeOpenItsOwn() throws Exception {
        assumeTrue(isThere("openssl"), "openssl is not installed");
        Path ours = made();
        assertEquals(
                with(SECRET).read(ours).publicKey().pem(),
                openssl("pkey", "-in", ours.toString(), "-passin", "pass:" + SECRET, "-pubout"));
        Path theirs = folder.resolve("theirs.pem");
        openssl(
                "genpkey",
                "-algorithm",
                "ed25519",
                "-aes-256-cbc",
                "-pass",
                "pass:" + SECRET,
                "-out",
                theirs.toString());
        Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rw-------"));
        assertEquals(
                openssl("pkey", "-in", theirs.toString(), "-passin", "pass:" + SECRET, "-pubout"),
                with(SECRET).read(theirs).publicKey().pem());
        assertEquals("RB339", opened(theirs, with("wrong horse")));
    }

    private static boolean isThere(String program) {
        for (String path : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(path, program))) {
                return true;
            }
        }
        return false;
    }

    private static String openssl(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command));
        return said;
    }
}
