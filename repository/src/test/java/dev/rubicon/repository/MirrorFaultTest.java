package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.cache.Bringer;
import dev.rubicon.repository.cache.PartialFile;
import dev.rubicon.repository.mirror.FolderSource;
import dev.rubicon.repository.mirror.FolderTarget;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever mirroring ends, readers of the mirror see the old state or the new one, and the next run goes on where this one ended. */
class MirrorFaultTest {
    private static final int KILLS = 14;
    private static final String OLD = "app 1.0, base 1.0";
    private static final String NEW = "app 1.0, app 2.0, base 1.0, base 2.0";

    @TempDir
    private Path folder;

    private Mirrored world;

    @BeforeEach
    void begin() {
        world = new Mirrored(folder);
        world.publish("app", "1.0");
        world.publish("base", "1.0");
        world.run(Mirrored.ALL);
        world.publish("app", "2.0");
        world.rotate();
        world.publish("base", "2.0");
    }

    /** Gives so many bytes, and no more. */
    private record DyingSource(FolderSource whole, AtomicLong left, AtomicLong given) implements Bringer {
        @Override
        public String location() {
            return whole.location();
        }

        @Override
        public Optional<byte[]> read(String path, long maxBytes) {
            Optional<byte[]> bytes = whole.read(path, maxBytes);
            if (take(bytes.map(all -> all.length).orElse(0))
                    < bytes.map(all -> all.length).orElse(0)) {
                throw dead();
            }
            return bytes;
        }

        @Override
        public Optional<Path> fetch(String path, long size, Digest digest) {
            throw new UnsupportedOperationException("a mirror brings");
        }

        @Override
        public void bring(String path, long size, Digest digest, PartialFile file) {
            byte[] bytes = whole.read(path, size).orElseThrow();
            int rest = (int) (size - file.length());
            int count = (int) take(rest);
            file.append(ByteBuffer.wrap(bytes, (int) file.length(), count));
            if (count < rest) {
                throw dead();
            }
        }

        private long take(long wanted) {
            long got = Math.max(0, Math.min(wanted, left.getAndAdd(-wanted)));
            given.addAndGet(got);
            return got;
        }

        private static Unavailable dead() {
            return new Unavailable("RB331", "the source is dead", "try again");
        }
    }

    private long run(Path target, long bytes) {
        AtomicLong given = new AtomicLong();
        DyingSource source = new DyingSource(new FolderSource(world.origin()), new AtomicLong(bytes), given);
        try {
            world.mirror(source, new FolderTarget(target)).run(Mirrored.ALL, true);
        } finally {
            bringing += given.get();
        }
        return given.get();
    }

    private long bringing;

    @Test
    void aSourceThatDiesAfterAnyNumberOfBytesLeavesTheOldStateAndABeginning() {
        // The trust of the mirror has seen the new metadata after the first of these runs that got so far.
        long whole = 6_000;
        for (long bytes = 0; bytes < whole; bytes += 300) {
            long limit = bytes;
            assertThrowsOrDone(() -> run(world.mirror(), limit));
            String seen = world.seen(world.mirror());
            assertTrue(seen.equals(OLD) || seen.equals(NEW), seen);
        }
        assertEquals(NEW, world.seen(world.mirror()));
        assertEquals(java.util.List.of(), world.verify(world.mirror()));
        assertEquals(false, Files.exists(world.mirror().resolve(".rubicon-mirror")));
    }

    private static void assertThrowsOrDone(Runnable run) {
        try {
            run.run();
        } catch (Unavailable e) {
            assertEquals("RB331", e.problems().getFirst().code());
        }
    }

    @Test
    void whatHasArrivedIsNotBroughtAgain() {
        Path fresh = folder.resolve("fresh");
        long whole = run(fresh, Long.MAX_VALUE);
        bringing = 0;
        Path again = folder.resolve("again");
        for (int i = 0; i < 3; i++) {
            // Its metadata is trusted by now, so all of this is files and the timestamp.
            assertThrows(Unavailable.class, () -> run(again, 1_200));
        }
        run(again, Long.MAX_VALUE);
        assertEquals(Mirrored.files(fresh), Mirrored.files(again));
        assertTrue(bringing < whole + 3 * 1_500, bringing + " bytes instead of " + whole);
    }

    @Test
    void aProcessThatIsKilledLeavesTheOldStateOrTheNewOne() throws Exception {
        boolean old = false;
        boolean done = false;
        for (int step = 1; step <= KILLS && !done; step++) {
            Path target = folder.resolve("killed-" + step);
            world.mirrorsTrust();
            copy(world.mirror(), target);
            Process process = MirroringProcess.startToDieAt(step, folder, target);
            done = PublishingProcess.exitCode(process) == 0;
            String seen = world.seen(target);
            assertTrue(seen.equals(OLD) || seen.equals(NEW), "at " + step + ": " + seen);
            old |= seen.equals(OLD);
            run(target, Long.MAX_VALUE);
            assertEquals(NEW, world.seen(target));
            assertEquals(java.util.List.of(), world.verify(target));
        }
        assertTrue(old && done, "killed neither before nor after the end");
    }

    private static void copy(Path from, Path to) throws Exception {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
