package dev.rubicon.repository.tuf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataDeltaTest {
    private static final long MAX = 1_000_000;

    private final SortedMap<String, String> files = new TreeMap<>();

    private void put(String path) {
        files.put(
                path,
                Digest.of((path + files.size()).getBytes(StandardCharsets.UTF_8))
                        .hex());
    }

    private byte[] rendered() {
        StringBuilder text =
                new StringBuilder("{\"signatures\":[{\"sig\":\"" + files.hashCode() + "\"}],\"targets\":{");
        files.forEach((path, hex) -> text.append('"')
                .append(path)
                .append("\":{\"hashes\":{\"sha256\":\"")
                .append(hex)
                .append("\"},\"length\":")
                .append(path.length())
                .append("},"));
        return text.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] large() {
        for (int i = 0; i < 300; i++) {
            put("packages/package-" + i);
        }
        return rendered();
    }

    @Test
    void aFewNewEntriesOfManyAreFewBytes() {
        byte[] before = large();
        for (int i = 1_000; i < 1_010; i++) {
            put("packages/package-" + i);
        }
        byte[] after = rendered();
        byte[] delta = MetadataDelta.between(before, after).orElseThrow();
        assertTrue(delta.length < 1_000, delta.length + " bytes");
        assertArrayEquals(after, MetadataDelta.applied(before, delta, MAX).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverChangesComesOutAgain(long seed) {
        Random random = new Random(seed);
        byte[] before = large();
        for (int round = 0; round < 50; round++) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                String path = "packages/package-" + random.nextInt(400);
                if (random.nextBoolean()) {
                    files.remove(path);
                } else {
                    put(path);
                }
            }
            byte[] after = rendered();
            byte[] delta = MetadataDelta.between(before, after).orElseThrow();
            assertArrayEquals(after, MetadataDelta.applied(before, delta, MAX).orElseThrow());
            before = after;
        }
    }

    @Test
    void whereItSparesLittleThereIsNone() {
        byte[] before = large();
        files.clear();
        for (int i = 0; i < 300; i++) {
            put("other/" + i);
        }
        assertEquals(Optional.empty(), MetadataDelta.between(before, rendered()));
        files.clear();
        put("one");
        byte[] small = rendered();
        put("two");
        assertEquals(Optional.empty(), MetadataDelta.between(small, rendered()));
    }

    @Test
    void whatIsDamagedOrForAnotherFileGivesNothing() {
        byte[] before = large();
        put("packages/new");
        byte[] after = rendered();
        byte[] delta = MetadataDelta.between(before, after).orElseThrow();
        for (int i = 0; i < delta.length; i++) {
            byte[] flipped = delta.clone();
            flipped[i] ^= 4;
            for (byte[] damaged : List.of(flipped, Arrays.copyOf(delta, i))) {
                MetadataDelta.applied(before, damaged, MAX).ifPresent(bytes -> assertArrayEquals(after, bytes));
            }
        }
        assertEquals(Optional.empty(), MetadataDelta.applied(before, Arrays.copyOf(delta, delta.length - 20), MAX));
        assertEquals(Optional.empty(), MetadataDelta.applied(after, delta, MAX));
        assertEquals(Optional.empty(), MetadataDelta.applied(Arrays.copyOf(before, 100), delta, MAX));
    }

    @Test
    void moreThanTheFileMayHaveIsNotUnfolded() {
        byte[] before = large();
        put("packages/new");
        byte[] delta = MetadataDelta.between(before, rendered()).orElseThrow();
        assertEquals(Optional.empty(), MetadataDelta.applied(before, delta, rendered().length - 1));
        assertTrue(MetadataDelta.applied(before, delta, rendered().length).isPresent());
    }
}
