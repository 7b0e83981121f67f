package dev.rubicon.repository.mirror;

import dev.rubicon.repository.FileWork;
import dev.rubicon.repository.cache.Bringing;
import dev.rubicon.repository.tuf.NewFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A mirror elsewhere, of which only is known what it says that it has. Plans can be made for it; nothing can be done to it from here. */
record StateTarget(MirrorState state) implements MirrorTarget {
    @Override
    public String location() {
        return "the mirror elsewhere";
    }

    @Override
    public <T> T alone(FileWork<T> work) {
        throw elsewhere();
    }

    @Override
    public Optional<NewFile> newestRoot() {
        return Optional.empty();
    }

    @Override
    public Optional<Whole> whole() {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        return Optional.empty();
    }

    @Override
    public boolean holds(StoredFile file) {
        return state.has(file.digest());
    }

    @Override
    public Optional<Path> path(StoredFile file) {
        return Optional.empty();
    }

    @Override
    public void begin() {
        throw elsewhere();
    }

    @Override
    public void store(StoredFile file, Bringing bringing) {
        throw elsewhere();
    }

    @Override
    public void settle() {
        throw elsewhere();
    }

    @Override
    public void write(String path, byte[] bytes) {
        throw elsewhere();
    }

    @Override
    public void show(List<NewFile> metadata) {
        throw elsewhere();
    }

    @Override
    public void remove(String path) {
        throw elsewhere();
    }

    @Override
    public SortedMap<String, Long> files() {
        return new TreeMap<>();
    }

    @Override
    public void finish() {
        throw elsewhere();
    }

    private static IllegalStateException elsewhere() {
        return new IllegalStateException("only plans are made for it");
    }
}
