package dev.rubicon.al.appfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryPathsTest {
    @ParameterizedTest
    @CsvSource({
        "src/Customer.Table.al, src/Customer.Table.al",
        "src/My Table.al,       src/My%20Table.al",
        "100%.al,               100%25.al",
        "a#b?c[d].al,           a%23b%3Fc%5Bd%5D.al",
        "Ärger.al,              %C3%84rger.al",
        "(a)+b~c_d-e.al,        (a)+b~c_d-e.al"
    })
    void aPathIsWrittenAsInAUri(String path, String name) {
        check(path, name);
    }

    @Test
    void whatIsNoCodeStaysAsItIs() {
        assertEquals("100%", EntryPaths.decode("100%"));
        assertEquals("a%zz%4", EntryPaths.decode("a%zz%4"));
    }

    private static void check(String path, String name) {
        assertEquals(name, EntryPaths.encode(path));
        assertEquals(path, EntryPaths.decode(name));
    }
}
