package dev.rubicon.repository;

import dev.rubicon.repository.cache.Bringing;
import dev.rubicon.repository.mirror.FolderSource;
import dev.rubicon.repository.mirror.FolderTarget;
import dev.rubicon.repository.mirror.MirrorTarget;
import dev.rubicon.repository.mirror.StoredFile;
import dev.rubicon.repository.tuf.NewFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Mirrors in a process of its own, which dies before the step of that number that changes something. */
final class MirroringProcess {
    private MirroringProcess() {}

    public static void main(String[] args) {
        Mirrored world = new Mirrored(Path.of(args[0]));
        MirrorTarget target =
                new DyingTarget(new FolderTarget(Path.of(args[1])), new AtomicInteger(Integer.parseInt(args[2])));
        world.mirror(new FolderSource(world.origin()), target).run(Mirrored.ALL, true);
    }

    static Process startToDieAt(int step, Path world, Path target) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MirroringProcess.class.getName(),
                        world.toString(),
                        target.toString(),
                        Integer.toString(step)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private record DyingTarget(FolderTarget target, AtomicInteger steps) implements MirrorTarget {
        private void step() {
            if (steps.decrementAndGet() == 0) {
                // As the power would: no finally block runs.
                Runtime.getRuntime().halt(PublishingProcess.DIED);
            }
        }

        @Override
        public String location() {
            return target.location();
        }

        @Override
        public <T> T alone(FileWork<T> work) {
            return target.alone(work);
        }

        @Override
        public Optional<NewFile> newestRoot() {
            return target.newestRoot();
        }

        @Override
        public Optional<Whole> whole() {
            return target.whole();
        }

        @Override
        public Optional<byte[]> read(String path, long maxBytes) {
            return target.read(path, maxBytes);
        }

        @Override
        public boolean holds(StoredFile file) {
            return target.holds(file);
        }

        @Override
        public Optional<Path> path(StoredFile file) {
            return target.path(file);
        }

        @Override
        public void begin() {
            target.begin();
        }

        @Override
        public void store(StoredFile file, Bringing bringing) {
            step();
            target.store(file, bringing);
        }

        @Override
        public void settle() {
            step();
            target.settle();
        }

        @Override
        public void write(String path, byte[] bytes) {
            step();
            target.write(path, bytes);
        }

        @Override
        public void show(List<NewFile> metadata) {
            step();
            target.show(metadata);
        }

        @Override
        public void remove(String path) {
            target.remove(path);
        }

        @Override
        public SortedMap<String, Long> files() {
            return target.files();
        }

        @Override
        public void finish() {
            step();
            target.finish();
        }
    }
}
