package dev.rubicon.al;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppFilesTest {
    @TempDir
    private Path outside;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(outside.resolve("project"));
    }

    @Test
    void filesAreListedInOrderWithSlashes() throws IOException {
        write("src/b/B.al");
        write("src/A.al");
        write("app.json");
        check("[app.json, src/A.al, src/b/B.al]");
    }

    @Test
    void hiddenFilesAndFoldersAreLeftOut() throws IOException {
        write(".alpackages/X.al");
        write("src/.git/Y.al");
        write("src/.hidden.al");
        write("app.json");
        check("[app.json]");
    }

    @Test
    void theFolderItselfMayBeHiddenOrALink() throws IOException {
        folder = Files.createDirectory(outside.resolve(".project"));
        write("app.json");
        check("[app.json]");
        folder = Files.createSymbolicLink(outside.resolve("link"), folder);
        check("[app.json]");
    }

    @Test
    void aLinkToAFileInsideIsAFile() throws IOException {
        write("A.al");
        Files.createSymbolicLink(folder.resolve("B.al"), Path.of("A.al"));
        check("[A.al, B.al]");
    }

    @Test
    void aLinkThatLeadsOutOfTheFolderIsRefused() throws IOException {
        Files.writeString(outside.resolve("secret.al"), "x");
        Files.createSymbolicLink(folder.resolve("A.al"), outside.resolve("secret.al"));
        checkRefused("RB205: 'A.al' is a symbolic link that leads to no file of the project", InvalidInput.class);
    }

    @Test
    void aLinkToAFolderOrToNothingIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("a"), folder);
        checkRefused("RB205: 'a' is a symbolic link that leads to no file of the project", InvalidInput.class);
        Files.delete(link);
        Files.createSymbolicLink(folder.resolve("b"), Path.of("nothing"));
        checkRefused("RB205: 'b' is a symbolic link that leads to no file of the project", InvalidInput.class);
    }

    @Test
    void aFolderThatIsNotThereIsUnavailable() throws IOException {
        Files.delete(folder);
        checkRefused("RB206: cannot read '" + folder + "': there is no such file or folder", Unavailable.class);
    }

    private void write(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
    }

    private void check(String expected) {
        AppFiles files = AppFiles.ofFolder(folder);
        assertEquals(expected, files.paths().toString());
    }

    private void checkRefused(String expected, Class<? extends ProblemException> kind) {
        ProblemException refused = assertThrows(kind, () -> AppFiles.ofFolder(folder));
        assertEquals(
                expected,
                refused.problems().getFirst().code() + ": "
                        + refused.problems().getFirst().message());
    }
}
