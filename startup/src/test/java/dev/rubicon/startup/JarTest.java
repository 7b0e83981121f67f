package dev.rubicon.startup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarTest {
    @Test
    void theSameIsWrittenInAnyTimeZoneAndReadBackInOrder(@TempDir Path folder) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        entries.put("b/B.class", new byte[] {1});
        entries.put("a/package-info.class", new byte[] {2});
        byte[] here = written(folder.resolve("here.jar"), entries);
        TimeZone usual = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertArrayEquals(here, written(folder.resolve("there.jar"), entries));
        } finally {
            TimeZone.setDefault(usual);
        }
        Jar read = Jar.read(folder.resolve("there.jar"));
        assertEquals(
                new ArrayList<>(entries.keySet()),
                new ArrayList<>(read.entries().keySet()));
        assertEquals(LocalDateTime.of(2026, 1, 1, 0, 0), read.time());
        assertEquals(List.of("b.B"), read.classes());
    }

    private static byte[] written(Path file, Map<String, byte[]> entries) throws IOException {
        Files.createFile(file);
        new Jar(file, entries, LocalDateTime.of(2026, 1, 1, 0, 0)).write();
        return Files.readAllBytes(file);
    }
}
