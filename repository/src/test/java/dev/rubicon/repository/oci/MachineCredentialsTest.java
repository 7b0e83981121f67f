package dev.rubicon.repository.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where users and passwords come from. */
class MachineCredentialsTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new TreeMap<>();

    private void check(String expected, String address) {
        MachineCredentials machine = new MachineCredentials(name -> Optional.ofNullable(environment.get(name)), home);
        assertEquals(
                expected,
                OciWorld.outcome(() -> machine.of(OciAddress.parse(address))
                                .map(MachineCredentialsTest::told)
                                .orElse("nobody"))
                        .replace(home.toString(), "~"));
    }

    private static String told(Credentials credentials) {
        return switch (credentials) {
            case Credentials.Password password -> password.user() + "/" + password.secret();
            case Credentials.IdentityToken identity -> "token " + identity.token();
        };
    }

    private static String auth(String text) {
        return "{\"auth\":\"" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\"}";
    }

    private void docker(String json) throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), json);
    }

    @Test
    void withoutAnythingNobodyIsKnown() {
        check("nobody", "oci://host/x");
    }

    @Test
    void theEnvironmentComesFirst() throws IOException {
        docker("{\"auths\":{\"host\":" + auth("ann:a") + "}}");
        environment.put("RUBICON_OCI_USER", "bob");
        check("RB389 RUBICON_OCI_USER is set, and RUBICON_OCI_PASSWORD is not", "oci://host/x");
        environment.put("RUBICON_OCI_PASSWORD", "b");
        check("bob/b", "oci://host/x");
        environment.put("RUBICON_OCI_HOST", "Other:5000");
        check("ann/a", "oci://host/x");
        check("bob/b", "oci://other:5000/x");
    }

    @Test
    void dockersFileIsReadByHost() throws IOException {
        docker("{\"auths\":{\"host\":" + auth("ann:a:b") + ",\"https://host:5000/v2/\":" + auth("bob:b")
                + ",\"https://index.docker.io/v1/\":" + auth("hub:c") + ",\"empty\":{}"
                + ",\"azure\":{\"auth\":\"x\",\"identitytoken\":\"long\"}},\"more\":[1]}");
        check("ann/a:b", "oci://host/x");
        check("bob/b", "oci://host:5000/x");
        check("hub/c", "oci://docker.io/team/x");
        check("nobody", "oci://empty/x");
        check("token long", "oci://azure/x");
        check("nobody", "oci://host.example.com/x");
    }

    @Test
    void theFileOfOthersIsReadByNameAsWell() throws IOException {
        Path file = home.resolve("run/containers/auth.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"auths\":{\"host\":" + auth("ann:a") + ",\"host/team\":" + auth("bob:b") + "}}");
        environment.put("XDG_RUNTIME_DIR", home.resolve("run").toString());
        check("bob/b", "oci://host/team/x");
        check("ann/a", "oci://host/teams");
    }

    @Test
    void whatIsBrokenIsNamedButNotShown() throws IOException {
        docker("{\"auths\":{\"host\":{\"auth\":\"%secret%\"},\"colon\":" + auth("secret") + "}}");
        check("RB389 '~/.docker/config.json' cannot be used: an 'auth' in it is not base64", "oci://host/x");
        check("RB389 '~/.docker/config.json' cannot be used: an 'auth' in it is not USER:PASSWORD", "oci://colon/x");
        docker("secret");
        check("RB389 '~/.docker/config.json' cannot be used: it is no JSON", "oci://host/x");
        docker("{\"credsStore\":\"../x\"}");
        check(
                "RB389 '../x', which the configuration of docker names, failed: that is no name of a helper",
                "oci://host/x");
        docker("{\"credsStore\":\"that-nobody-has\"}");
        check(
                "RB389 docker-credential-that-nobody-has, which the configuration of docker names, failed: "
                        + "it cannot be started, or asked",
                "oci://host/x");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void programsThatKeepPasswordsAreAsked() throws IOException {
        helper(
                "read host; case $host in host) echo '{\"ServerURL\":\"host\",\"Username\":\"ann\",\"Secret\":\"a\"}';; "
                        + "token) echo '{\"Username\":\"<token>\",\"Secret\":\"long\"}';; "
                        + "odd) echo secret;; bad) echo secret; exit 3;; *) echo 'credentials not found in native keychain'; exit 1;; esac");
        asks("ann/a", "host");
        asks("token long", "token");
        asks("nobody", "unknown");
        String failed = "RB389 ~/program, which the configuration of docker names, failed: ";
        asks(failed + "it answered something else than a user and a password", "odd");
        asks(failed + "it ended with 3", "bad");
    }

    private void asks(String expected, String registry) {
        CredentialHelper helper = new CredentialHelper(home.resolve("program").toString());
        assertEquals(
                expected,
                OciWorld.outcome(() -> helper.ask(registry)
                                .map(MachineCredentialsTest::told)
                                .orElse("nobody"))
                        .replace(home.toString(), "~"));
    }

    private void helper(String script) throws IOException {
        Path file = home.resolve("program");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
