package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PublishTogetherTest {
    private static final PackageId MY_APP = new PackageId("my-app");
    private static final int EACH = 10;

    @TempDir
    private Path folder;

    private List<Path> packages(int major) {
        Packages packages = new Packages(folder.resolve("packed"));
        return IntStream.range(0, EACH)
                .mapToObj(minor -> packages.write("my-app", major + "." + minor, "x"))
                .toList();
    }

    /** Every version of both is there, in order, and can be fetched. */
    private void check(Path root) {
        OpenedRepository repository = new OpenedRepository(root);
        List<String> expected = new ArrayList<>();
        IntStream.rangeClosed(1, 2)
                .forEach(major -> IntStream.range(0, EACH).forEach(minor -> expected.add(major + "." + minor)));
        List<Release> releases = repository.releases(MY_APP);
        assertEquals(
                expected,
                releases.stream().map(release -> release.version().toString()).toList());
        releases.forEach(release -> repository.fetch(release.identity()));
    }

    @Test
    void twoThreadsLoseNothing() throws Exception {
        Path root = folder.resolve("repository");
        List<List<Path>> both = List.of(packages(1), packages(2));
        CountDownLatch start = new CountDownLatch(both.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(both.size())) {
            List<Future<Integer>> published = new ArrayList<>();
            for (List<Path> files : both) {
                published.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    files.forEach(new OpenedRepository(root)::publish);
                    return files.size();
                }));
            }
            for (Future<Integer> each : published) {
                assertEquals(EACH, each.get(60, TimeUnit.SECONDS));
            }
        }
        check(root);
    }

    @Test
    void twoProcessesLoseNothing() throws Exception {
        Path root = folder.resolve("repository");
        Process first = PublishingProcess.start(root, packages(1));
        Process second = PublishingProcess.start(root, packages(2));
        assertEquals(0, PublishingProcess.exitCode(first));
        assertEquals(0, PublishingProcess.exitCode(second));
        check(root);
    }

    @Test
    void whoWaitsTooLongForAnotherThreadIsToldSo() throws Exception {
        Path root = folder.resolve("repository");
        List<Path> files = packages(1);
        new OpenedRepository(root).publish(files.get(0));
        OpenedRepository impatient = new OpenedRepository(root, Duration.ofMillis(50));
        whileLocked(root, () -> {
            try (ExecutorService other = Executors.newSingleThreadExecutor()) {
                Future<Unavailable> refused =
                        other.submit(() -> assertThrows(Unavailable.class, () -> impatient.publish(files.get(1))));
                assertEquals(
                        "RB305",
                        refused.get(30, TimeUnit.SECONDS).problems().getFirst().code());
            }
            return root;
        });
        assertEquals(1, impatient.releases(MY_APP).size());
    }

    @Test
    void whoWaitsTooLongForAnotherProcessIsToldSo() throws Exception {
        Path root = folder.resolve("repository");
        List<Path> files = packages(1);
        new OpenedRepository(root).publish(files.get(0));
        whileLocked(root, () -> {
            Process other = PublishingProcess.startImpatiently(root, files.get(1));
            assertEquals(PublishingProcess.UNAVAILABLE, PublishingProcess.exitCode(other));
            return root;
        });
        assertEquals(1, new OpenedRepository(root).releases(MY_APP).size());
    }

    private static void whileLocked(Path root, Callable<Path> work) throws IOException {
        RepositoryLock.whileHeld(new RepositoryLayout(root), Duration.ofSeconds(5), () -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
    }
}
