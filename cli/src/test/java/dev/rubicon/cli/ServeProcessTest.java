package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.testkit.PackageBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rubicon serve} as a service manager starts and stops it. */
class ServeProcessTest {
    @TempDir
    private Path folder;

    @Test
    void whatHasBegunIsAnsweredBeforeItEnds() throws Exception {
        byte[] file = Files.readAllBytes(PackageBuilder.of("app", "1.0")
                .file("files/a.txt", "x".repeat(100_000))
                .writeTo(folder.resolve("packed"))
                .path());
        try (ServeProcess server = ServeProcess.start(folder);
                Socket upload = new Socket("127.0.0.1", server.address().getPort())) {
            upload.setSoTimeout(60_000);
            OutputStream out = upload.getOutputStream();
            out.write(("PUT /repository/packages/app_1.0.zip HTTP/1.1\r\nHost: x\r\nContent-Type: application/zip\r\n"
                            + "Authorization: Bearer " + server.admin() + "\r\nContent-Length: " + file.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(file, 0, file.length / 2);
            out.flush();
            awaitUpload();
            server.process().destroy();
            awaitClosed(server);
            assertTrue(server.process().isAlive(), "it has ended before it has answered");
            out.write(Arrays.copyOfRange(file, file.length / 2, file.length));
            out.flush();
            String answer = new String(upload.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            assertEquals("HTTP/1.1 201", answer);
            assertEquals(143, server.stop());
            assertTrue(Files.exists(folder.resolve("home/repository/repository.json")));
            String log = Files.readString(server.log());
            assertFalse(log.contains("Exception"), log);
        }
    }

    // Until the body is being read: some of it is in the staging folder.
    private void awaitUpload() throws IOException {
        Path staging = folder.resolve("home/server/staging");
        while (!Files.exists(staging) || isEmpty(staging)) {
            Thread.onSpinWait();
        }
    }

    private static boolean isEmpty(Path staging) throws IOException {
        try (var uploads = Files.list(staging)) {
            return uploads.findAny().isEmpty();
        }
    }

    private static void awaitClosed(ServeProcess server) throws IOException {
        while (true) {
            try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
                assertTrue(socket.isConnected());
            } catch (ConnectException e) {
                return;
            }
        }
    }
}
