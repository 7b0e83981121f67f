package dev.rubicon.server.repository;

import dev.rubicon.model.Digest;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * A file and the name of its content, by which others keep it and go on where they broke off.
 *
 * @param tag strong, quotes included
 * @param caching what caches may do with it
 */
record SharedFile(Path file, long size, String tag, String type, String caching) {
    private static final int BUFFER = 65_536;

    /** A file with its digest in its name is the same for ever; of any other, caches ask whether it still is. */
    static SharedFile of(StoredPath path, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        String tag = path.digest()
                .map(Digest::hex)
                .orElseGet(() -> Long.toHexString(attributes.size()) + "-"
                        + Long.toHexString(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
        String caching = path.digest().isPresent() ? "public, max-age=31536000, immutable" : "no-cache";
        return new SharedFile(file, attributes.size(), "\"" + tag + "\"", path.type(), caching);
    }

    Reply reply(Request request) {
        if (request.knows(tag)) {
            return headed(Reply.empty(304));
        }
        boolean same = request.header("If-Range").map(tag::equals).orElse(true);
        ByteRange range = request.header("Range")
                .filter(any -> same)
                .map(header -> ByteRange.parse(header, size))
                .orElse(new ByteRange.Whole());
        return switch (range) {
            case ByteRange.Whole whole -> headed(Reply.streamed(200, type, size, out -> copy(0, size, out)));
            case ByteRange.Part part ->
                headed(Reply.streamed(206, type, part.length(), out -> copy(part.from(), part.length(), out))
                        .with("Content-Range", part.contentRange(size)));
            case ByteRange.Unsatisfiable none ->
                throw new HttpProblem(416, "RB908", "the file has " + size + " bytes")
                        .with("Content-Range", "bytes */" + size);
        };
    }

    private Reply headed(Reply reply) {
        return reply.with("ETag", tag).with("Cache-Control", caching).with("Accept-Ranges", "bytes");
    }

    // One that is shorter by now breaks the reply off: nothing else can be told once its length is.
    private void copy(long from, long length, OutputStream out) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(from);
            InputStream in = Channels.newInputStream(channel);
            byte[] buffer = new byte[BUFFER];
            for (long left = length; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    throw new EOFException(file + " got shorter");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
