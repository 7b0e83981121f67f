package dev.rubicon.al.appfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.model.ProblemException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Where symbols and sources do not agree, and what is said of damaged entries. */
class AppFileTest {
    private static final String SYMBOLS =
            "{\"Tables\":[{\"Fields\":[{\"Type\":\"Code[10]\",\"Id\":1,\"Name\":\"A\"}],\"Keys\":"
                    + "[{\"FieldNames\":[\"a\"],\"Name\":\"K\"}],\"Id\":5,\"Name\":\"T\"}]}";

    @Test
    void equalTablesAgree() {
        checkDifferences(List.of(), "table 5 T { fields { field(1; A; Code[10]) { } } keys { key(K; A) { } } }");
    }

    @Test
    void everyDifferenceIsNamed() {
        checkDifferences(
                List.of(
                        "table 5 T: name is 'T' and 'U'",
                        "table 5 T: DataPerCompany is 'true' and 'false'",
                        "table 5 T, field 1 A: name is 'A' and 'B'",
                        "table 5 T, field 1 A: type is 'Code[10]' and 'Code[20]'",
                        "table 5 T, field 1 A: AutoIncrement is 'false' and 'true'",
                        "table 5 T, field 2 C: declaration is missing and 'field 2 C'",
                        "table 5 T, key K: declaration is 'K(a)' and 'L(B)'",
                        "table 6 V: declaration is missing and 'table 6 V'",
                        "table extension 7 X: declaration is missing and 'table extension 7 X'",
                        "enum 8 E: declaration is missing and 'enum 8 E'"),
                "table 5 U { DataPerCompany = false; fields { field(1; B; Code[20]) { AutoIncrement = true; } field(2; C; Date) { } }"
                        + " keys { key(L; B) { } } }"
                        + " table 6 V { fields { field(1; A; Date) { } } } tableextension 7 X extends T { }"
                        + " enum 8 E { }");
    }

    @Test
    void sourcesAreReadWithTheSymbolsOfTheManifest() {
        String manifest = Zip.MANIFEST.replace(
                "</Package>", "<PreprocessorSymbols><Symbol>clean</Symbol></PreprocessorSymbols></Package>");
        check(
                "[table 5 T]",
                Zip.pets()
                        .with(NavxManifest.NAME, manifest)
                        .with("src/a.al", "#if CLEAN\ntable 5 T { fields { field(1; A; Date) { } } }\n#endif"),
                app -> app.schemaFromSource().tables().toString());
    }

    @Test
    void whatIsNotInsideIsSaid() {
        check("RB246: app file 'Pets.app' has no SymbolReference.json", Zip.pets(), AppFile::schemaFromSymbols);
        check("RB246: app file 'Pets.app' has no sources", Zip.pets(), AppFile::schemaFromSource);
        check("RB246: app file 'Pets.app' has no sources", Zip.pets(), AppFile::app);
        check(
                "RB245: NavxManifest.xml of app file 'Pets.app' cannot be used: it is not there",
                new Zip().with("readme.txt", ""),
                AppFile::app);
    }

    @Test
    void namesThatMeanTheSameAreBothRead() {
        check(
                "[table 5 T, table 6 U]",
                Zip.pets()
                        .with("src/a b.al", "table 5 T { fields { field(1; A; Date) { } } }")
                        .with("src/a%20b.al", "table 6 U { fields { field(1; A; Date) { } } }"),
                app -> app.app().schema().tables().toString());
    }

    @Test
    void aBombIsRefused() {
        check(
                "RB244: app file 'Pets.app' is too large to be read: an entry grows more than 1000 times",
                Zip.pets().with("src/a.al", new byte[30_000_000]),
                AppFile::app);
    }

    private static void checkDifferences(List<String> expected, String source) {
        check(
                expected.toString(),
                Zip.petsWithSymbols(SYMBOLS).with("src/a.al", source),
                app -> app.check().toString());
    }

    private static void check(String expected, Zip zip, Function<AppFile, Object> ask) {
        String said;
        try (AppFile app = AppFile.open("Pets.app", out -> out.write(zip.app()))) {
            said = ask.apply(app).toString();
        } catch (ProblemException e) {
            said = e.problems().getFirst().code() + ": "
                    + e.problems().getFirst().message();
        }
        assertEquals(expected, said);
    }
}
