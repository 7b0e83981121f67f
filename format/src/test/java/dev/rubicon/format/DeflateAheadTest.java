package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deflating several contents at a time gives the bytes that one after the other would. */
class DeflateAheadTest {
    @TempDir
    private Path folder;

    @Test
    void noContents() throws IOException {
        check(List.of());
    }

    @Test
    void contentsOfAllSizes() throws IOException {
        Random random = new Random(1);
        List<byte[]> contents = new ArrayList<>();
        for (int size : List.of(0, 1, 100, 8191, 8192, 8193, 100_000, DeflateAhead.MAX_BYTES)) {
            contents.add(new byte[size]);
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            contents.add(noise);
            byte[] words = new byte[size];
            for (int i = 0; i < size; i++) {
                words[i] = (byte) ('a' + random.nextInt(1 + i % 7));
            }
            contents.add(words);
        }
        check(contents);
    }

    @Test
    void moreContentsThanWorkers() throws IOException {
        check(Collections.nCopies(200, "some text, some more text".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aContentThatCannotBeReadIsTheCallersProblem() {
        Content broken = () -> {
            throw new IOException("gone");
        };
        try (DeflateAhead ahead = new DeflateAhead(List.of(Content.of(new byte[5]), broken))) {
            assertThrows(IOException.class, () -> {
                ahead.next();
                ahead.next();
            });
        }
    }

    private void check(List<byte[]> contents) throws IOException {
        Path together = folder.resolve("together");
        Path inTurn = folder.resolve("in-turn");
        try (FileChannel channel = open(together);
                DeflateAhead ahead =
                        new DeflateAhead(contents.stream().map(Content::of).toList())) {
            ReproducibleZip zip = new ReproducibleZip(channel);
            for (int i = 0; i < contents.size(); i++) {
                zip.add("file" + i, ahead.next());
            }
            zip.finish();
        }
        try (FileChannel channel = open(inTurn)) {
            ReproducibleZip zip = new ReproducibleZip(channel);
            for (int i = 0; i < contents.size(); i++) {
                zip.add("file" + i, contents.get(i).length, Content.of(contents.get(i)));
            }
            zip.finish();
        }
        assertArrayEquals(Files.readAllBytes(inTurn), Files.readAllBytes(together));
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
