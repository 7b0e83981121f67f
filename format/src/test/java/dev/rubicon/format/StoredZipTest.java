package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

class StoredZipTest {
    private static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] written(SortedMap<String, Content> files) throws IOException {
        StoredZip zip = StoredZip.of(files).orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        zip.writeTo(bytes);
        assertEquals(zip.length(), bytes.size());
        return bytes.toByteArray();
    }

    @Test
    void itIsAsLongAsItSaysAndHoldsWhatItWasGiven() throws IOException {
        SortedMap<String, Content> files = new TreeMap<>();
        files.put("top/a.txt", text("alpha"));
        files.put("top/empty", text(""));
        files.put("top/größe.json", text("{}".repeat(100_000)));
        files.put("top/run.sh", text("#!/bin/sh\n"));
        byte[] bytes = written(files);
        assertArrayEquals(bytes, written(files));
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            assertEquals(
                    List.copyOf(files.keySet()),
                    entries.stream().map(ZipArchiveEntry::getName).toList());
            for (ZipArchiveEntry entry : entries) {
                assertArrayEquals(
                        files.get(entry.getName()).open().readAllBytes(),
                        zip.getInputStream(entry).readAllBytes());
                assertEquals(entry.getName().endsWith(".sh") ? 0100755 : 0100644, entry.getUnixMode());
            }
        }
    }

    @Test
    void oneWithoutFilesIsAZipToo() throws IOException {
        assertEquals(22, written(new TreeMap<>()).length);
    }

    @Test
    void aFileThatHasChangedBreaksItOff() throws IOException {
        byte[] bytes = {1, 2, 3};
        StoredZip zip =
                StoredZip.of(new TreeMap<>(Map.of("a", Content.of(bytes)))).orElseThrow();
        bytes[1] = 9;
        assertThrows(IOException.class, () -> zip.writeTo(new ByteArrayOutputStream()));
    }

    @Test
    void moreFilesThanEveryProgramCanUnpackAreNotTaken() throws IOException {
        SortedMap<String, Content> files = new TreeMap<>();
        for (int i = 0; i <= 65_000; i++) {
            files.put(String.valueOf(i), text(""));
        }
        assertTrue(StoredZip.of(files).isEmpty());
        files.remove("0");
        assertTrue(StoredZip.of(files).isPresent());
    }
}
