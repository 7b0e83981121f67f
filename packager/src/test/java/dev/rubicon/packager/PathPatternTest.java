package dev.rubicon.packager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    @TempDir
    private Path folder;

    private void write(String... paths) throws IOException {
        for (String path : paths) {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
    }

    /** What is found, below the test's folder, or what is wrong. */
    private void check(List<String> expected, String pattern) {
        List<String> found = new ArrayList<>();
        try {
            PathPattern.expand(folder + "/" + pattern)
                    .forEach(
                            path -> found.add(folder.relativize(path).toString().replace('\\', '/')));
        } catch (InvalidInput e) {
            e.problems().forEach(problem -> found.add(problem.code() + " " + problem.message()));
        }
        assertEquals(
                expected,
                found.stream().map(text -> text.replace(folder.toString(), "$")).toList());
    }

    @Test
    void withoutWildcardsItIsThatPathBeItThereOrNot() {
        check(List.of("a/b.app"), "a/b.app");
    }

    @Test
    void namesMatchInOrderLetterCaseAside() throws IOException {
        write("out/B.app", "out/a.APP", "out/c.zip", "out/sub/d.app");
        check(List.of("out/B.app", "out/a.APP"), "out/*.app");
        check(List.of("out/c.zip"), "out/?.zip");
        check(List.of("out/sub/d.app"), "o*/s?b/*");
    }

    @Test
    void hiddenFilesMatchOnlyAPatternThatIsHiddenToo() throws IOException {
        write("a/.secret", "a/b");
        check(List.of("a/b"), "a/*");
        check(List.of("a/.secret"), "a/.*");
    }

    @Test
    void aFileWhoseNameHasAStarIsThatFile() throws IOException {
        write("a/*.txt", "a/b.txt");
        check(List.of("a/*.txt"), "a/*.txt");
    }

    @Test
    void whatMatchesNothingIsRefused() throws IOException {
        write("a/b.txt");
        check(List.of("RB177 '$/a/*.app': nothing matches"), "a/*.app");
        check(List.of("RB177 '$/nowhere/*.app': nothing matches"), "nowhere/*.app");
    }

    @Test
    void foldersBelowFoldersAreNotSearched() throws IOException {
        write("a/b.txt");
        check(List.of("RB177 '$/**/*.txt': '**' is not understood"), "**/*.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "a*b*c, axxbyyc, true",
        "a*b*c, axxbyy, false",
        "?, '', false",
        "*.*, file, false",
        "*?, x, true"
    })
    void aPatternIsMatchedAsAWhole(String pattern, String name, boolean expected) {
        assertEquals(expected, PathPattern.matches(pattern, name));
    }

    @Test
    void aPatternOfStarsIsDecidedAtOnce() {
        assertEquals(false, PathPattern.matches("*a".repeat(100) + "b", "a".repeat(255)));
    }
}
