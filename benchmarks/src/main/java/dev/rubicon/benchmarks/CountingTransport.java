package dev.rubicon.benchmarks;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.Transport;
import java.nio.file.Path;
import java.util.Optional;

/** Counts what a client asks a repository for. */
final class CountingTransport implements Transport {
    private final Transport transport;
    private long requests;
    private long bytes;

    CountingTransport(Transport transport) {
        this.transport = transport;
    }

    long requests() {
        return requests;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public String location() {
        return transport.location();
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        requests++;
        Optional<byte[]> read = transport.read(path, maxBytes);
        bytes += read.map(content -> content.length).orElse(0);
        return read;
    }

    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        requests++;
        return transport.fetch(path, size, digest);
    }
}
