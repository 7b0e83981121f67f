package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.schema.EnumExtension;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.EnumValue;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldClass;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.Move;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    void whatMovesKeepsItsApps() {
        UUID app = UUID.fromString("437dbf0e-84ff-417a-965d-ed2bb9650972");
        Field field = new Field(
                1,
                "A",
                Plain.BOOLEAN,
                FieldClass.NORMAL,
                true,
                false,
                ObsoleteState.PENDING_MOVE,
                new Move(Optional.of(app), Optional.empty()),
                Optional.of("true"),
                Optional.of("Variant"));
        Table table = new Table(
                5,
                "T",
                TableType.NORMAL,
                true,
                ObsoleteState.NO,
                new Move(Optional.empty(), Optional.of(app)),
                Optional.of("Page"),
                List.of(field),
                List.of(new Key("K", List.of("A"), false, true)));
        check(new Schema(List.of(table), List.of()), """
                {"tables":[{"id":5,"name":"T","movedFrom":"437dbf0e-84ff-417a-965d-ed2bb9650972","compressionType":"Page",\
                "fields":[{"id":1,"name":"A","type":"Boolean","obsolete":"PENDING_MOVE",\
                "movedTo":"437dbf0e-84ff-417a-965d-ed2bb9650972","initValue":"true","sqlDataType":"Variant"}],\
                "keys":[{"name":"K","fields":["A"],"clustered":true}]}],"extensions":[]}""");
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
