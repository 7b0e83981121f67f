package dev.rubicon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifest.json",
                "files/app/src/Customer.Table.al",
                "files/LS Central_1.0.app",
                ".hidden/x",
                "a/b..c",
                "files/größe.txt",
                "console.log",
                "files/common/nul-list.txt"
            })
    void relativePathsStayInside(String text) {
        check(true, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "a//b",
                "a/",
                "..",
                "../a",
                "a/../../b",
                "a/./b",
                ".",
                "a\\..\\b",
                "C:/a",
                "c:a",
                "a/b:stream",
                "a\u0000b",
                "a\nb",
                "a*b",
                "a?b",
                "a|b",
                "a<b",
                "a\"b",
                "a./b",
                "a /b",
                "a/ b",
                "a/b.",
                "CON",
                "con.txt",
                "files/NUL.app",
                "lpt1",
                "COM9.log",
                "COM¹",
                "a/aux/b",
                "a\u202Eb",
                "a\u0085b",
                "a\u2028b",
                "a\uD800b"
            })
    void whatAnySystemWouldReadAsAWayOutIsRefused(String text) {
        check(false, text);
    }

    @Test
    void theLengthIsBounded() {
        check(true, "a/".repeat(499) + "aa");
        check(false, "a/".repeat(499) + "aaa");
    }

    @Test
    void namesGoFromTheRootDown() {
        PackagePath path = new PackagePath("files/app/app.json");
        assertEquals(List.of("files", "app", "app.json"), path.names());
        assertEquals("app.json", path.fileName());
    }

    @Test
    void aNameHasAtMost255Bytes() {
        check(true, "a/" + "x".repeat(255) + "/b");
        check(false, "a/" + "x".repeat(256) + "/b");
        check(false, "a/" + "ä".repeat(128));
    }

    private static void check(boolean expected, String text) {
        boolean valid;
        try {
            valid = new PackagePath(text).toString().equals(text);
        } catch (InvalidInput refused) {
            assertEquals("RB107", refused.problems().getFirst().code());
            valid = false;
        }
        assertEquals(expected, valid, () -> Quoted.shortened(text));
    }
}
