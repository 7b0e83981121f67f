package dev.rubicon.format;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files in a package may be called. */
class PackageNamesTest {
    private static final byte[] HELLO = ZipForge.utf8("hello");

    @TempDir
    private Path folder;

    private PackageOutcome outcome() {
        return new PackageOutcome(folder);
    }

    @Test
    void namesThatSomeSystemTakesForTheSameAreRefused() throws IOException {
        checkCollision("files/hello.txt", "files/hello.txt");
        checkCollision("files/Hello.txt", "files/hello.txt");
        checkCollision("files/ΣΑΣ", "files/σας");
        checkCollision("files/a", "files/a/b");
        checkCollision("files/A/b", "files/a");
    }

    @Test
    void composedAndDecomposedAccentsAreTheSame() throws IOException {
        ZipForge zip = PackageOutcome.listing();
        zip.add("files/e\u0301", HELLO).flags(0x800);
        zip.add("files/\u00e9", HELLO).flags(0x800);
        outcome()
                .check(
                        "RB142 package file 'p.zip' holds both 'files/e\u0301' and 'files/\u00e9',"
                                + " which some systems take for the same file",
                        zip.bytes());
    }

    private void checkCollision(String first, String second) throws IOException {
        ZipForge zip = PackageOutcome.listing();
        zip.add(first, HELLO).flags(0x800);
        zip.add(second, HELLO).flags(0x800);
        outcome().checkCode("RB142", zip);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "files/../../evil",
                "/etc/passwd",
                "files\\..\\evil",
                "C:/evil",
                "files//x",
                "files/./x",
                "files/nul",
                "files/com1.txt",
                "files/x.",
                "files/x ",
                "files/a\u0000b",
                "files/",
                "evil",
                "appmetadata.json",
                "Manifest.json"
            })
    void namesThatLeadSomewhereElseAreRefused(String name) throws IOException {
        ZipForge zip = PackageOutcome.listing();
        zip.add(name, HELLO);
        outcome().checkCode("RB143", zip);
    }

    @Test
    void aNameLongerThanAnyPathIsNotEvenRead() throws IOException {
        ZipForge zip = PackageOutcome.listing();
        zip.add("files/" + "x".repeat(60_000), HELLO);
        outcome()
                .check(
                        "RB143 package file 'p.zip' holds the name 'files/" + "x".repeat(74)
                                + "…': it goes on for 60006 bytes",
                        zip.bytes());
    }

    @Test
    void aNameThatIsNotDeclaredToBeUtf8IsRefused() throws IOException {
        ZipForge zip = PackageOutcome.listing();
        zip.add("files/ä", HELLO);
        outcome()
                .check(
                        "RB143 package file 'p.zip' holds the name 'files/ä':"
                                + " it is not declared to be UTF-8, so readers may differ",
                        zip.bytes());
    }
}
