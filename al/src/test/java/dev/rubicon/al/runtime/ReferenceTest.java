package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What RecordRef, FieldRef, KeyRef and RecordId do. The tables are those of {@link CustomerCode}. */
class ReferenceTest {
    private static final String VARIABLES =
            "R: RecordRef; S: RecordRef; F: FieldRef; K: KeyRef; Id: RecordId; V: Variant;";

    private static Object run(String result, String body) {
        return CustomerCode.run(result, VARIABLES, body);
    }

    private static String text(String body) {
        return (String) run("Text", body);
    }

    private static String error(String body) {
        return CustomerCode.error(VARIABLES, body);
    }

    @Test
    void opensTables() {
        assertEquals("Customer", text("R.Open(50100); exit(R.Name);"));
        assertEquals(
                "Client 50100",
                text("R.Open(Database::Customer); exit(R.Caption + ' ' + Format(R.Number));")
                        .replace("50,100", "50100"));
        assertEquals(3L, run("Integer", "R.Open(50100); exit(R.Count());"));
        assertEquals(0L, run("Integer", "R.Open(50100, true); exit(R.Count());"));
        assertEquals("The RecordRef is not open.", error("exit(R.Name);"));
        assertEquals("The RecordRef is not open.", error("R.Open(50100); R.Close(); exit(R.Name);"));
        assertEquals("There is no table 7.", error("R.Open(7);"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "F := R.Field(2); exit(F.Name)>Name",
                "F := R.Field(2); exit(F.Caption)>Full Name",
                "exit(R.Field(2).Value)>Ann",
                "exit(Format(R.Field(2)))>Ann",
                "exit(R.FieldIndex(2).Name)>Name",
                "exit(Format(R.Field(2).Type))>Text",
                "exit(Format(R.Field(6).Type))>Option",
                "exit(Format(R.Field(10).Class))>FlowField",
                "exit(R.Field(6).OptionMembers)>' ,Open,Closed'",
                "exit(R.Field(6).GetEnumValueName(2))>Open",
                "exit(R.GetPosition())>No.=CONST(10000)",
                "exit(Format(R.RecordId))>Customer: 10000",
                "R.Field(2).Value := 'Zoe'; R.Modify(); C.Get('10000'); exit(C.Name)>Zoe",
                "F := R.Field(2); F.Value('Zoe'); exit(R.Field(2).Value)>Zoe",
                "R.Field(2).Validate('Zoe'); exit(R.Field(4).Value)>ZOE",
                "R.Delete(true); Log.FindFirst(); exit(Log.Text)>deleted 10000",
                "R.SetTable(C); exit(C.Name)>Ann",
                "C := R; exit(C.Name)>Ann",
                "S := R.Duplicate(); S.FindLast(); exit(R.Field(2).Value)>Ann",
                "V := R; C := V; exit(C.Name)>Ann",
                "K := R.KeyIndex(2); exit(K.FieldIndex(1).Name)>Name",
                "R.CurrentKeyIndex(2); R.Ascending(false); R.FindFirst(); exit(R.Field(2).Value)>ann",
                "F := R.Field(2); F.SetRange('Bob'); R.FindFirst(); exit(R.Field(1).Value)>20000",
                "F := R.Field(1); F.SetFilter('%1..', 20000); exit(F.GetFilter)>20000..",
                "Id := R.RecordId; S.Get(Id); exit(S.Field(2).Value)>Ann",
            })
    void onTheFirstCustomer(String body, String result) {
        String opened = body.contains("S.Get") ? "S.Open(50100); " : "";
        assertEquals(result, text(opened + "R.Open(50100); R.FindFirst(); " + body + ";"));
    }

    @Test
    void countsAndLooksForFields() {
        assertEquals(16L, run("Integer", "R.Open(50100); exit(R.FieldCount);"));
        assertEquals(3L, run("Integer", "R.Open(50100); exit(R.KeyCount);"));
        assertEquals(50L, run("Integer", "R.Open(50100); exit(R.Field(2).Length);"));
        assertEquals(true, run("Boolean", "R.Open(50100); exit(R.FieldExist(2) and not R.FieldExist(99));"));
        assertEquals(3L, run("Integer", "R.Open(50100); exit(R.Field(6).EnumValueCount);"));
        assertEquals(
                "The field with ID 99 does not exist in the Client table.", error("R.Open(50100); F := R.Field(99);"));
        assertEquals(
                "Index out of bounds: the table Client does not have an active key at index 4.",
                error("R.Open(50100); K := R.KeyIndex(4);"));
        assertEquals("The FieldRef refers to no field.", error("exit(F.Name);"));
    }

    @Test
    void recordsAndReferences() {
        assertEquals("20000", text("C.Get('20000'); R.GetTable(C); exit(R.Field(1).Value);"));
        assertEquals(1L, run("Integer", "T.Insert(); R.GetTable(T); exit(R.Count);"));
        assertEquals(50100L, run("Integer", "C.FindFirst(); exit(C.RecordId.TableNo);"));
        assertEquals("20000", text("C.Get('20000'); R := C.RecordId.GetRecord(); exit(R.Field(1).Value);"));
        assertEquals(true, run("Boolean", "C.FindFirst(); D.FindFirst(); exit(C.RecordId = D.RecordId);"));
        assertEquals(false, run("Boolean", "C.FindFirst(); D.FindLast(); exit(C.RecordId = D.RecordId);"));
    }
}
