package dev.rubicon.benchmarks.fleet;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One agent's connection, kept open; it asks for its assignment, and says what it has, as agents do. */
final class Poller implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream in;
    private final String head;
    private String tag = "";

    Poller(int port, String token) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 30_000);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream(), 2_048);
        head = "GET /fleet/v1/assignment HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nAccept: application/json\r\n";
    }

    /** @return the status of the answer */
    int poll() throws IOException {
        String request = head + (tag.isEmpty() ? "" : "If-None-Match: " + tag + "\r\n") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            String value = header.substring(header.indexOf(':') + 1).strip();
            if (name.equals("content-length") && status != 304) {
                length = Integer.parseInt(value);
            } else if (name.equals("etag")) {
                tag = value;
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("the server has ended the connection");
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    /** The tag of the last answer. */
    String tag() {
        return tag;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
