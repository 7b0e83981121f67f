package dev.rubicon.al;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.al.appfile.Apps;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Apps whose tables are in a {@code schema.json}. */
class PlainAppTest {
    private static final String HEAD = """
            {"id": "11111111-2222-3333-4444-555555555555", "name": "Pets", "publisher": "Zoo", "version": "1.2.0.0",
            """;
    private static final String FIELD = "{\"id\": 1, \"name\": \"No.\", \"type\": \"Code[20]\"}";

    @TempDir
    private Path folder;

    private App read(String json) throws IOException {
        Files.writeString(folder.resolve("schema.json"), json);
        return Apps.at(folder).orElseThrow();
    }

    private List<String> problems(String json) {
        return assertThrows(InvalidInput.class, () -> read(json), json).problems().stream()
                .map(problem -> problem.code() + ": " + problem.message())
                .toList();
    }

    private static String table(String fields, String more) {
        return HEAD + "\"tables\": [{\"id\": 50100, \"name\": \"Pet\", \"fields\": [" + fields + "]" + more + "}]}";
    }

    @Test
    void tablesFieldsKeysAndEnumsAreThoseOfAl() throws IOException {
        App app = read(HEAD + """
                "$schema": "x", "description": "All of it",
                "dependencies": [{"id": "5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60", "version": "2.0.0.0"}],
                "tables": [{"id": 50100, "name": "Pet", "dataPerCompany": false, "obsoleteState": "Pending", "fields": [
                    {"id": 1, "name": "Entry No.", "type": "Integer", "autoIncrement": true},
                    {"id": 2, "name": "Kind", "type": "Option", "members": ["", "Cat"]},
                    {"id": 3, "name": "Colour", "type": "Enum", "enum": "Colour"},
                    {"id": 4, "name": "Name", "type": "Text[100]", "obsoleteState": "Removed"}],
                    "keys": [{"name": "PK", "fields": ["Entry No."]}, {"name": "Name", "fields": ["Name"], "unique": true}]}],
                "enums": [{"id": 50101, "name": "Colour", "values": [{"ordinal": 0, "name": "Red"}]}]}
                """);

        Table pet = app.schema().tables().getFirst();
        assertEquals("Pets 1.2.0.0", app.identity().toString());
        assertEquals(1, app.dependencies().size());
        assertEquals(ObsoleteState.PENDING, pet.obsoleteState());
        assertTrue(!pet.dataPerCompany() && pet.fields().getFirst().autoIncrement());
        assertEquals(
                List.of(
                        FieldType.Plain.INTEGER,
                        new FieldType.Option(List.of("", "Cat")),
                        new FieldType.EnumOf("Colour"),
                        new FieldType.Text(100)),
                pet.fields().stream().map(field -> field.type()).toList());
        assertTrue(pet.secondaryKeys().getFirst().unique());
        assertEquals(
                "0 'Red'", app.schema().enums().getFirst().values().getFirst().toString());
    }

    @Test
    void aJsonSchemaOfSomebodyIsNoApp() throws IOException {
        Files.writeString(folder.resolve("schema.json"), "{\"type\": \"object\", \"properties\": {}}");
        assertTrue(Apps.at(folder).isEmpty());
        assertEquals(
                "RB200",
                assertThrows(InvalidInput.class, () -> AppReader.read(AppFiles.ofFolder(folder), Set.of()))
                        .problems()
                        .getFirst()
                        .code());
    }

    @Test
    void anAlProjectMayHaveAFileOfThatName() throws IOException {
        Files.writeString(folder.resolve("app.json"), HEAD.strip().replaceFirst(",$", "}"));
        assertEquals(List.of(), read("{\"tables\": 5}").schema().tables());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Text[0]    | RB669: 'Text[0]' is not the type of the field 'No.' of the table 'Pet' in schema.json",
                "Text[2049] | RB669: 'Text[2049]' is not the type of the field 'No.' of the table 'Pet' in schema.json",
                "text[20]   | RB669: 'text[20]' is not the type of the field 'No.' of the table 'Pet' in schema.json",
                "Option     | RB669: the field 'No.' of the table 'Pet' in schema.json has no members",
                "Enum       | RB122: the field 'No.' of the table 'Pet' in schema.json has no 'enum'",
                "Blob       | RB669: key 'PK' of table 'Pet' is over 'no.', which is no field of it that has an order",
            })
    void aTypeThatThereIsNotIsRefused(String type, String expected) {
        assertEquals(
                List.of(expected),
                problems(table(
                        FIELD.replace("Code[20]", type), ", \"keys\": [{\"name\": \"PK\", \"fields\": [\"no.\"]}]")));
    }

    @Test
    void allThatIsWrongIsTold() throws IOException {
        Files.createDirectories(folder.resolve("upgrade"));
        Files.writeString(folder.resolve("upgrade/OnUpgrade.sql"), "");
        assertEquals(
                List.of(
                        "RB669: in table 'Pet', the id of a field stands twice: 1",
                        "RB669: in table 'Pet', the name of a field stands twice: no.",
                        "RB669: the name '" + "x".repeat(31)
                                + "' of a field is empty, longer than 30 characters, or has" + " some that do not show",
                        "RB670: 'upgrade/OnUpgrade.sql' is named by no trigger, so it would never run"),
                problems(table(
                        FIELD + "," + FIELD + ", {\"id\": 3, \"name\": \"" + "x".repeat(31) + "\", \"type\": \"Date\"}",
                        "")));
    }

    @Test
    void documentsThatAreNoneAreRefused() {
        assertEquals("RB120", problems("{\"tables\":").getFirst().substring(0, 5));
        assertEquals(
                "RB123", problems(table(FIELD, ", \"fileds\": 1")).getFirst().substring(0, 5));
        assertEquals(
                "RB202",
                problems("{\"tables\": [], \"id\": \"11111111-2222-3333-4444-555555555555\", \"name\": \"P\","
                                + " \"publisher\": \"Z\", \"version\": \"1.0\"}")
                        .getFirst()
                        .substring(0, 5));
    }
}
