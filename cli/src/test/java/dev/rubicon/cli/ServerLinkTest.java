package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.testkit.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command says of a server that it does not hear. */
class ServerLinkTest {
    @TempDir
    private Path folder;

    @Test
    void whereNobodyListensNothingWasDone() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "rbn_1_2");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        Scenarios.Answer answer = CommandLineRun.run(
                List.of(
                        "token",
                        "create",
                        "ci",
                        "--scope",
                        "read",
                        "--server",
                        "http://localhost:1/",
                        "--token-file",
                        token.toString()),
                folder);
        assertEquals("""
                error RB326: the server http://localhost:1/ cannot be reached
                  hint: check that it runs, and its address: --server or RUBICON_SERVER names another one
                """, answer.output());
        assertEquals(5, answer.exitCode());
    }
}
