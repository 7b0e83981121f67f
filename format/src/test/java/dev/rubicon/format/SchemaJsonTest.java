package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.schema.EnumExtension;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.EnumValue;
import dev.rubicon.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaJsonTest {
    @Test
    void enumsAreKept() {
        check(
                new Schema(
                        List.of(),
                        List.of(),
                        List.of(new EnumType(
                                5, "Kind", List.of(new EnumValue(0, " "), new EnumValue(10000, "Purch. Inv.")))),
                        List.of(new EnumExtension(6, "More", "Kind", List.of(new EnumValue(7, ""))))),
                """
                {"tables":[],"extensions":[],"enums":[{"id":5,"name":"Kind","values":[{"ordinal":0,"name":" "},\
                {"ordinal":10000,"name":"Purch. Inv."}]}],"enumExtensions":[{"id":6,"name":"More","extends":"Kind",\
                "values":[{"ordinal":7,"name":""}]}]}""");
    }

    @Test
    void documentsOfEarlierVersionsHaveNoEnums() {
        check(Schema.EMPTY, "{\"tables\":[],\"extensions\":[]}");
    }

    private static void check(Schema expected, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertEquals(expected, SchemaJson.read(Json.read(bytes, "the schema"), "the schema"));
        assertEquals(json, Json.writeLine(SchemaJson.write(expected)));
    }
}
