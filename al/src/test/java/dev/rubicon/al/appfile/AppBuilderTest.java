package dev.rubicon.al.appfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.al.App;
import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, our reader reads back. */
class AppBuilderTest {
    private static final String APP_JSON = """
            {"id": "11111111-2222-3333-4444-555555555555", "name": "Pets", "publisher": "Zoo: \\"A & <B>\\"", "version": "1.0.0.0",
             "brief": "line 1\\nline 2", "logo": "./images/logo.PNG", "application": "25.0.0.0", "features": "TranslationFile",
             "idRanges": [{"from": 50100, "to": 50149}], "preprocessorSymbols": ["CLEAN1"],
             "dependencies": [{"id": "00000000-0000-0000-0000-000000000001", "name": "Base", "publisher": "M", "version": "2.0.0.0"}]}
            """;

    static final String TABLES = """
            table 50100 "Every Kind"
            {
                DataPerCompany = false;
                ObsoleteState = Pending;
                fields
                {
                    field(1; Code; Code[20]) { }
                    field(2; Text; Text[2048]) { ObsoleteState = Removed; }
                    field(3; Option; Option) { OptionMembers = " ",One,"Two, and ""three"" ",; }
                    field(4; Kind; Enum Zoo."Pet Kind") { }
                    field(5; Sum; Decimal) { FieldClass = FlowField; }
                    field(6; "Entry No."; BigInteger) { AutoIncrement = true; }
                    field(7; Filter; Date) { FieldClass = FlowFilter; }
                    field(8; Off; Blob) { Enabled = false; }
                    field(9; "Ärger & <Co>"; RecordId) { ObsoleteState = Moved; }
                }
                keys { key(PK; Code, "Entry No.") { } key(Second; Kind) { Unique = true; } }
            }
            table 50101 Temporary { TableType = Temporary; fields { field(1; A; Guid) { } } }
            tableextension 50102 "Customer Ext" extends Sales.Customer { fields { field(50100; B; Media) { } } keys { key(X; B) { } } }
            """;

    @TempDir
    private Path folder;

    @Test
    void theSchemaComesBackFromSymbolsAndFromSources() throws IOException {
        check(Map.of("app.json", APP_JSON, "src/All Tables#1.al", TABLES));
    }

    @Test
    void anAppWithoutTablesIsAnAppToo() throws IOException {
        check(Map.of("app.json", APP_JSON));
    }

    @Test
    void theManifestSaysWhatAppJsonSays() throws IOException {
        try (AppFile app = AppFile.open(build(Map.of("app.json", APP_JSON, "images/logo.PNG", "a picture")))) {
            NavxManifest manifest = app.manifest();
            assertEquals("Zoo: \"A & <B>\"", manifest.identity().publisher());
            assertEquals("line 1\nline 2", manifest.attributes().get("Brief"));
            assertEquals("/logo/logo.PNG", manifest.attributes().get("Logo"));
            assertEquals("25.0.0.0", manifest.application().orElseThrow().toString());
            assertEquals("[Base >=2.0.0.0]", app.dependencies().toString());
            assertEquals("[50100..50149]", manifest.idRanges().toString());
            assertEquals(List.of("TranslationFile"), manifest.features());
            assertEquals(List.of("CLEAN1"), manifest.preprocessorSymbols());
        }
    }

    @Test
    void sourcesTranslationsAndTheLogoGoIn() throws IOException {
        Map<String, String> project = Map.of(
                "app.json", APP_JSON,
                "Ä b.al", "",
                "src/c.AL", "",
                "Translations/Pets.g.xlf", "<xliff/>",
                "images/logo.PNG", "a picture",
                "images/other.png", "another",
                "readme.md", "");
        try (AppFile app = AppFile.open(build(project))) {
            assertEquals(
                    "[MediaIdListing.xml, NavxManifest.xml, SymbolReference.json, Translations/Pets.g.xlf, [Content_Types].xml,"
                            + " logo/logo.PNG, src/%C3%84%20b.al, src/src/c.AL]",
                    app.names().toString());
        }
    }

    @Test
    void theSameProjectGivesTheSameBytes() throws IOException {
        Map<String, String> project = Map.of("app.json", APP_JSON, "a.al", TABLES);
        byte[] first = Files.readAllBytes(build(project));
        assertArrayEquals(first, Files.readAllBytes(build(project)));
    }

    @Test
    void aNameThatXmlCannotHoldIsRefused() {
        InvalidInput refusal = assertThrows(
                InvalidInput.class, () -> build(Map.of("app.json", APP_JSON.replace("line 1", "\\u0001"))));
        assertEquals("RB247", refusal.problems().getFirst().code());
    }

    private void check(Map<String, String> project) throws IOException {
        Path file = build(project);
        App expected = AppReader.read(AppFiles.ofFolder(folder.resolve("project")), Set.of());
        try (AppFile app = AppFile.open(file)) {
            assertEquals(expected, app.app());
            assertEquals(List.of(), app.check());
        }
    }

    private Path build(Map<String, String> project) throws IOException {
        Path root = folder.resolve("project");
        for (Map.Entry<String, String> file : project.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return AppBuilder.build(AppFiles.ofFolder(root), Set.of(), folder.resolve("out"))
                .path();
    }
}
