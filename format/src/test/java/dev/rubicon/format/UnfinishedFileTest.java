package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFileTest {
    @TempDir
    private Path folder;

    private void write(UnfinishedFile file, String text) throws IOException {
        file.channel().write(ByteBuffer.wrap(ZipForge.utf8(text)));
    }

    private void check(List<String> expected) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    expected,
                    files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void nobodySeesItBeforeItIsMoved() throws IOException {
        try (UnfinishedFile file = UnfinishedFile.in(folder.resolve("new/folder"))) {
            write(file, "text");
            check(List.of(folder.relativize(file.path()).toString()));
            assertTrue(UnfinishedFile.isLeftover(file.path()));
            file.moveTo(folder.resolve("another/folder/name"));
            check(List.of("another/folder/name"));
        }
        check(List.of("another/folder/name"));
    }

    @Test
    void movingReplacesTheWholeFile() throws IOException {
        Path target = Files.writeString(folder.resolve("name"), "a longer text than before");
        try (UnfinishedFile file = UnfinishedFile.in(folder)) {
            write(file, "short");
            file.moveTo(target);
        }
        assertEquals("short", Files.readString(target));
    }

    @Test
    void whatIsNotMovedIsDeleted() throws IOException {
        try (UnfinishedFile file = UnfinishedFile.in(folder)) {
            write(file, "text");
        }
        check(List.of());
    }
}
