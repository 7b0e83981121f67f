package dev.rubicon.repository.oci;

import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A program that keeps passwords for docker: {@code docker-credential-NAME get} reads the registry from its input and writes JSON.
 *
 * @param program in the path
 */
record CredentialHelper(String program) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String NOT_FOUND = "credentials not found";
    private static final int MAX_ANSWER = 256 * 1024;
    private static final int PATIENCE_SECONDS = 60;

    static CredentialHelper named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw RegistryProblems.helper("'" + name + "'", "that is no name of a helper");
        }
        return new CredentialHelper("docker-credential-" + name);
    }

    /** Absent if it knows none for that registry. */
    Optional<Credentials> ask(String registry) {
        String said = run(registry);
        if (said.startsWith(NOT_FOUND)) {
            return Optional.empty();
        }
        try {
            JsonObject json = JsonObject.read(said.getBytes(StandardCharsets.UTF_8), "it");
            String user = json.string("Username");
            String secret = json.string("Secret");
            return secret.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            user.equals("<token>")
                                    ? new Credentials.IdentityToken(secret)
                                    : new Credentials.Password(user, secret));
        } catch (InvalidInput e) {
            // Not what it said: that may be half a password.
            throw RegistryProblems.helper(program, "it answered something else than a user and a password");
        }
    }

    private String run(String registry) {
        try {
            Process process = new ProcessBuilder(program, "get")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .execute(process::destroyForcibly);
            try (OutputStream in = process.getOutputStream()) {
                in.write(registry.getBytes(StandardCharsets.UTF_8));
            }
            byte[] answer = process.getInputStream().readNBytes(MAX_ANSWER);
            String said = new String(answer, StandardCharsets.UTF_8).strip();
            int ended = process.waitFor();
            if (ended != 0 && !said.startsWith(NOT_FOUND)) {
                throw RegistryProblems.helper(program, "it ended with " + ended);
            }
            return said;
        } catch (IOException e) {
            throw RegistryProblems.helper(program, "it cannot be started, or asked");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryProblems.helper(program, "it was stopped");
        }
    }
}
