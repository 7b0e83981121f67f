package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.format.Json;
import dev.rubicon.testkit.AppSigner;
import dev.rubicon.testkit.Scenarios;
import dev.rubicon.testkit.SigningIdentity;
import dev.rubicon.testkit.TestAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code inspect --trust} says of signed app files, and its exit codes. */
class SignedAppTest {
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant SIGNED = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant EXPIRED = Instant.parse("2022-01-01T00:00:00Z");
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    private static final TestAuthority ROOT = TestAuthority.named("CN=Root");

    @TempDir
    private Path folder;

    private byte[] app;

    @BeforeEach
    void build() throws IOException {
        Path project = Files.createDirectories(folder.resolve("pets"));
        Files.writeString(
                project.resolve("app.json"),
                "{\"id\": \"11111111-2222-3333-4444-555555555555\", \"name\": \"Pets\", \"publisher\": \"Zoo\","
                        + " \"version\": \"1.0.0.0\"}");
        Files.writeString(project.resolve("T.al"), "table 50100 T { fields { field(1; A; Date) { } } }");
        CommandLineRun.mustRun(folder, "app", "build", project.toString(), "--output", folder.toString());
        app = Files.readAllBytes(folder.resolve("Zoo_Pets_1.0.0.0.app"));
    }

    @Test
    void aSignerWhoLeadsToATrustedAuthorityIsVerified() throws IOException {
        byte[] message = AppSigner.message(app, ROOT.codeSigner("CN=Zoo", START, FAR));
        check(
                0,
                "signed by CN=Zoo, without a time stamp that is trusted, verified",
                AppSigner.signed(app, message),
                ROOT);
    }

    @Test
    void aTimeStampSaysWhen() throws IOException {
        SigningIdentity zoo = ROOT.codeSigner("CN=Zoo", START, EXPIRED);
        byte[] message = AppSigner.stamped(AppSigner.message(app, zoo), ROOT.timeStamper("CN=Clock"), SIGNED);
        check(0, "signed by CN=Zoo at 2021-01-01T00:00:00Z, verified", AppSigner.signed(app, message), ROOT);
    }

    @Test
    void aStrangerIsRefused() throws IOException {
        byte[] message = AppSigner.message(app, ROOT.codeSigner("CN=Zoo", START, FAR));
        check(
                3,
                "not trusted: RB254: app file 'signed.app' is signed by 'CN=Zoo', whose certificate leads to none of the given"
                        + " ones by certificates that are in force today, on DATE",
                AppSigner.signed(app, message),
                TestAuthority.named("CN=Other"));
    }

    @Test
    void aChangedFileIsMalformed() throws IOException {
        byte[] message = AppSigner.message(app, ROOT.codeSigner("CN=Zoo", START, FAR));
        app[12] ^= 1;
        check(
                4,
                "broken: RB252: app file 'signed.app' was changed after it was signed",
                AppSigner.signed(app, message),
                ROOT);
    }

    @Test
    void programsReadTheVerdict() throws IOException {
        byte[] message = AppSigner.message(app, ROOT.codeSigner("CN=Zoo", START, FAR));
        checkVerdict("{\"is\":\"valid\",\"signer\":\"CN=Zoo\"}", AppSigner.signed(app, message));
        checkVerdict(
                "{\"is\":\"untrusted\",\"code\":\"RB250\",\"message\":\"app file 'signed.app' is not signed\","
                        + "\"hint\":\"get a signed one, or inspect it without --trust\"}",
                app);
    }

    private void checkVerdict(String verdict, byte[] file) throws IOException {
        byte[] json = inspect(file, ROOT, "--json").output().getBytes(StandardCharsets.UTF_8);
        assertEquals(verdict, Json.read(json, "the answer").get("verdict").toString());
    }

    private void check(int exitCode, String line, byte[] file, TestAuthority trusted) throws IOException {
        Scenarios.Answer answer = inspect(file, trusted);
        List<String> lines = new ArrayList<>(answer.output()
                .lines()
                .map(said -> said.strip().replaceFirst("\\d{4}-\\d{2}-\\d{2}$", "DATE"))
                .toList());
        lines.removeIf(said -> !said.equals(line));
        assertEquals(List.of(line), lines, answer.output());
        assertEquals(exitCode, answer.exitCode());
    }

    private Scenarios.Answer inspect(byte[] file, TestAuthority trusted, String... options) throws IOException {
        Files.write(folder.resolve("signed.app"), file);
        Files.writeString(folder.resolve("trusted.pem"), trusted.pem());
        List<String> words = new ArrayList<>(List.of("inspect", "$DIR/signed.app", "--trust", "$DIR/trusted.pem"));
        words.addAll(List.of(options));
        return CommandLineRun.run(words, folder);
    }
}
