package dev.rubicon.benchmarks.report;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** Waits for servers that were started to be measured. */
public final class Listening {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Listening() {}

    /** @throws IOException if the server has ended, or has not listened for half a minute */
    public static void await(Process server, int port) throws IOException, InterruptedException {
        long last = System.nanoTime() + PATIENCE.toNanos();
        while (!isListening(port)) {
            if (!server.isAlive() || System.nanoTime() > last) {
                throw new IOException("nothing listens at port " + port);
            }
            Thread.sleep(PAUSE);
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
