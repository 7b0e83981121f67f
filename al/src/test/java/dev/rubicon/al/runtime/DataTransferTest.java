package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.al.runtime.run.Context;
import dev.rubicon.al.runtime.value.AlError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a DataTransfer copies, and what it refuses. */
class DataTransferTest {
    private static Object run(Context.Kind kind, String body) {
        Running running = Running.of("""
                table 50100 Source
                {
                    fields
                    {
                        field(1; PK; Integer) { }
                        field(2; S1; Code[10]) { }
                        field(3; S2; Code[10]) { }
                        field(4; S3; Integer) { }
                        field(5; Note; Text[80]) { }
                    }
                }
                """, """
                table 50101 Destination
                {
                    fields
                    {
                        field(1; PK; Integer) { }
                        field(2; D1; Text[10]) { }
                        field(3; D2; Code[10]) { }
                        field(4; D3; Integer) { }
                        field(5; Start; Integer) { InitValue = 9; }
                    }
                }
                """, """
                codeunit 50100 Test
                {
                    procedure Go(): Text
                    var
                        T: DataTransfer;
                        D: Record Destination;
                        S: Record Source;
                        Found: Text;
                    begin
                        Source(1, 'A', 'A', 42);
                        Source(2, 'B', 'A', 43);
                        Source(3, 'C', 'B', 44);
                        Source(4, 'D', 'B', 45);
                        Destination(1, 'A', 99);
                        Destination(2, 'B', 0);
                        Destination(4, 'C', 0);
                        %s
                        if D.FindSet() then
                            repeat
                                Found += Text(D.PK) + D.D1 + ':' + Text(D.D3) + Text(D.Start) + ' ';
                            until D.Next() = 0;
                        exit(Found);
                    end;

                    local procedure Text(Number: Integer): Text
                    begin
                        exit(Format(Number));
                    end;

                    local procedure Source(PK: Integer; S1: Code[10]; S2: Code[10]; S3: Integer)
                    var
                        S: Record Source;
                    begin
                        S.PK := PK;
                        S.S1 := S1;
                        S.S2 := S2;
                        S.S3 := S3;
                        S.Insert();
                    end;

                    local procedure Destination(PK: Integer; D1: Code[10]; D3: Integer)
                    var
                        D: Record Destination;
                    begin
                        D.PK := PK;
                        D.D1 := D1;
                        D.D3 := D3;
                        D.Insert();
                    end;
                }
                """.formatted(body));
        assertEquals(List.of(), running.reach(50100).unsupported());
        return running.call(50100, "Go", new TestRows(), kind);
    }

    private static final String TABLES = "T.SetTables(Database::Source, Database::Destination); ";

    private static String text(String body) {
        return (String) run(Context.Kind.UPGRADE, body);
    }

    private static String error(String body) {
        return assertThrows(AlError.class, () -> text(body)).getMessage();
    }

    @Test
    void copiesFieldsOfJoinedRows() {
        assertEquals(
                "1A:420 2B:430 4C:00 ",
                text(TABLES + "T.AddFieldValue(S.FieldNo(S3), D.FieldNo(D3)); T.AddJoin(1, 1);"
                        + "T.AddSourceFilter(S.FieldNo(S2), '=%1', 'A'); T.CopyFields();"));
        assertEquals(
                "1A:990 2B:70 4C:70 ",
                text(TABLES + "T.AddConstantValue(7, 4); T.AddJoin(1, 1); T.AddDestinationFilter(1, '2..');"
                        + "T.CopyFields();"));
    }

    @Test
    void copiesWithinOneTable() {
        assertEquals("1A:00 2B:00 4C:00 ", text("T.SetTables(50101, 50101); T.AddFieldValue(5, 4); T.CopyFields();"));
    }

    @Test
    void copiesRows() {
        assertEquals(
                "1A:990 2B:00 3C:449 4C:00 ",
                text(TABLES + "T.AddFieldValue(1, 1); T.AddFieldValue(2, 2); T.AddFieldValue(4, 4);"
                        + "T.AddSourceFilter(1, '3'); T.CopyRows();"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "T.AddFieldValue(1, 1)>The tables of the DataTransfer must be set first, by SetTables.",
                "T.SetTables(50100, 7)>A DataTransfer cannot use the table 7: there is no such table.",
                "T.SetTables(50100, 50101); T.CopyFields()>The DataTransfer copies nothing: no field was added, by AddFieldValue or AddConstantValue.",
                "T.SetTables(50100, 50101); T.AddFieldValue(4, 4); T.CopyFields()>CopyFields of a DataTransfer needs a join, by AddJoin.",
                "T.SetTables(50100, 50101); T.AddFieldValue(5, 2)>A DataTransfer cannot copy the field Note, a Text[80], to D1, a Text[10].",
                "T.SetTables(50100, 50101); T.AddFieldValue(4, 2)>A DataTransfer cannot copy the field S3, a Integer, to D1, a Text[10].",
                "T.SetTables(50100, 50101); T.AddFieldValue(9, 2)>The table Source has no field 9 in the database that a DataTransfer could use.",
                "T.SetTables(50100, 50101); T.AddFieldValue(4, 4); T.AddConstantValue(1, 4)>The field D3 of the DataTransfer gets two values.",
                "T.SetTables(50100, 50101); T.AddJoin(4, 2)>The fields S3 and D1 cannot be joined: they are a Integer and a Text[10].",
            })
    void refuses(String body, String error) {
        assertEquals(error, error(body + ";"));
    }

    @Test
    void refusesWhatIsNotUnique() {
        assertEquals(
                "The joins of the DataTransfer from Source to Destination are not unique: more than one row of the source"
                        + " is joined to one of the destination.",
                error("D.FindFirst(); D.D2 := 'A'; D.Modify(); " + TABLES
                        + "T.AddFieldValue(4, 4); T.AddJoin(3, 3); T.CopyFields();"));
    }

    @Test
    void refusesWhenNothingIsInstalledOrUpgraded() {
        AlError error = assertThrows(
                AlError.class,
                () -> run(Context.Kind.NORMAL, TABLES + "T.AddFieldValue(4, 4); T.AddJoin(1, 1); T.CopyFields();"));
        assertEquals("A DataTransfer can only be used in install and upgrade code.", error.getMessage());
    }
}
