package dev.rubicon.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and a server, and cuts the connection after so many messages of the client. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final InetAddress host;
    private final int port;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private final List<Socket> sockets = new ArrayList<>();

    CuttingProxy(String host, int port) throws IOException {
        this.host = InetAddress.getByName(host);
        this.port = port;
        listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on so many messages arrive; the next one does not, and neither does anything after it. */
    void cutAfter(int messages) {
        left.set(messages);
    }

    /** How many messages of clients have arrived. */
    long arrived() {
        return Long.MAX_VALUE - left.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(host, port);
                synchronized (sockets) {
                    sockets.addAll(List.of(client, server));
                }
                Thread.ofVirtual().start(() -> pass(client, server, true));
                Thread.ofVirtual().start(() -> pass(server, client, false));
            } catch (IOException e) {
                cut();
            }
        }
    }

    private void pass(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[65_536];
        try {
            int length = from.getInputStream().read(buffer);
            while (length >= 0 && (!counted || left.getAndDecrement() > 0)) {
                to.getOutputStream().write(buffer, 0, length);
                length = from.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // The other side is gone, so this one goes as well.
        }
        cut(from, to);
    }

    private static void cut(Socket... ends) {
        for (Socket socket : ends) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void cut() {
        synchronized (sockets) {
            cut(sockets.toArray(Socket[]::new));
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
