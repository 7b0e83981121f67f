package dev.rubicon.repository.mirror;

import dev.rubicon.format.Content;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a mirror that brings what it lacks, as a repository has them. */
record Pulling(PullThrough mirror) implements Transport {
    @Override
    public String location() {
        return mirror.origin();
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        return file(path).map(file -> {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 16));
            } catch (IOException e) {
                throw MirrorProblems.unavailable(location(), e);
            }
        });
    }

    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        Optional<Path> file = file(path);
        try {
            boolean right =
                    file.isPresent() && Content.of(file.get()).measured().equals(new Content.Measured(size, digest));
            return right ? file : Optional.empty();
        } catch (IOException e) {
            throw MirrorProblems.unavailable(location(), e);
        }
    }

    private Optional<Path> file(String path) {
        return switch (mirror.file(path)) {
            case Pulled.Here here -> Optional.of(here.file());
            case Pulled.Unknown unknown -> Optional.empty();
            case Pulled.OnItsWay coming -> throw new Unavailable(MirrorProblems.onItsWay(path, location()));
        };
    }
}
