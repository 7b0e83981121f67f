package dev.rubicon.repository.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Cache at(int day) {
        return new Cache(folder, Clock.fixed(START.plusSeconds(86_400L * day), ZoneOffset.UTC));
    }

    private static StoredName named(String name, String content) {
        return new StoredName(Digest.of(content.getBytes(StandardCharsets.UTF_8)), name);
    }

    private static void write(Cache cache, String name, String content) {
        cache.write(named(name, content), content.getBytes(StandardCharsets.UTF_8));
        read(cache, content);
    }

    private static String read(Cache cache, String content) {
        return cache.read(named("any", content).digest(), 100)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("absent");
    }

    private static List<String> names(List<CachedFile> files) {
        return files.stream()
                .map(file -> file.name() + (file.complete() ? "" : " (beginning)"))
                .sorted()
                .toList();
    }

    @Test
    void whatIsDamagedIsNotThere() throws IOException {
        write(at(0), "a", "one");
        assertEquals("one", read(at(0), "one"));
        Files.writeString(at(0).files().getFirst().path(), "two");
        assertEquals("absent", read(at(0), "one"));
        assertEquals(List.of(), at(0).files());
    }

    @Test
    void whatIsBroughtHasItsDigestOrIsNotKept() {
        Cache cache = at(0);
        Optional<Path> wrong = cache.complete(named("a", "one"), 3, file -> append(file, "two"));
        assertEquals(Optional.empty(), wrong);
        assertEquals(List.of(), cache.files());
        cache.complete(named("a", "one"), 3, file -> append(file, "one")).orElseThrow();
        // Nobody is asked again.
        cache.complete(named("a", "one"), 3, file -> append(file, "two")).orElseThrow();
        assertEquals("one", read(cache, "one"));
    }

    private static void append(PartialFile file, String text) {
        file.append(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsCutOffIsTheBeginningOfTheNextTry() {
        Cache cache = at(0);
        try {
            cache.complete(named("a", "one"), 3, file -> {
                append(file, "on");
                throw new Unavailable("RB331", "cut", "try again");
            });
        } catch (Unavailable expected) {
            assertEquals(List.of("a (beginning)"), names(cache.files()));
        }
        cache.complete(named("a", "one"), 3, file -> append(file, "e")).orElseThrow();
        assertEquals("one", read(cache, "one"));
        assertEquals(List.of("a"), names(cache.files()));
    }

    @Test
    void whatWasUsedLastStays() {
        write(at(1), "a", "one");
        write(at(2), "b", "two");
        write(at(3), "c", "three");
        read(at(4), "one");
        assertEquals(List.of(), names(at(5).prune(new Keep.AtMost(11))));
        assertEquals(List.of("b"), names(at(5).prune(new Keep.AtMost(10))));
        assertEquals(List.of("a", "c"), names(at(5).files()));
        assertEquals(
                List.of("c"), names(at(5).prune(new Keep.UsedSince(at(4).clock().instant()))));
        assertEquals(List.of("a"), names(at(5).prune(new Keep.Nothing())));
        assertEquals(List.of(), leftovers());
    }

    private List<Path> leftovers() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesWithDigestsAreKnown() {
        Digest digest = Digest.of(new byte[0]);
        assertEquals(
                Optional.of(new StoredName(digest, "a_1.0.zip")),
                StoredName.of("packages/a/1.0/" + digest.hex() + ".a_1.0.zip"));
        assertEquals(Optional.empty(), StoredName.of("metadata/3.root.json"));
    }
}
