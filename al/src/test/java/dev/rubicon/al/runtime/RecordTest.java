package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.al.runtime.value.AlError;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the methods of records do. */
class RecordTest {
    private static final String TABLES = """
            table 50100 Customer
            {
                Caption = 'Client';
                fields
                {
                    field(1; "No."; Code[20]) { }
                    field(2; Name; Text[50])
                    {
                        Caption = 'Full Name';
                        trigger OnValidate()
                        begin
                            "Old Name" := xRec.Name;
                            "Search Name" := Name;
                        end;
                    }
                    field(3; "Old Name"; Text[50]) { }
                    field(4; "Search Name"; Code[50]) { }
                    field(5; Balance; Decimal) { }
                    field(6; Status; Option) { OptionMembers = " ",Open,Closed; }
                    field(7; Blocked; Boolean) { InitValue = true; }
                    field(8; Since; Date) { }
                    field(9; Size; Integer) { InitValue = 7; }
                    field(10; "Order Amount"; Decimal)
                    {
                        FieldClass = FlowField;
                        CalcFormula = sum("Order Line".Amount where("Customer No." = field("No."),
                                                                    Kind = field("Kind Filter")));
                    }
                    field(11; Orders; Integer)
                    {
                        FieldClass = FlowField;
                        CalcFormula = count("Order Line" where("Customer No." = field("No."), Kind = filter(<>Draft)));
                    }
                    field(12; "Has Draft"; Boolean)
                    {
                        FieldClass = FlowField;
                        CalcFormula = exist("Order Line" where("Customer No." = field("No."), Kind = const(Draft)));
                    }
                    field(13; "First Item"; Code[10])
                    {
                        FieldClass = FlowField;
                        CalcFormula = lookup("Order Line".Item where("Customer No." = field("No.")));
                    }
                    field(14; Highest; Decimal)
                    {
                        FieldClass = FlowField;
                        CalcFormula = -max("Order Line".Amount where("Customer No." = field("No.")));
                    }
                    field(20; "Kind Filter"; Option) { FieldClass = FlowFilter; OptionMembers = Draft,Real; }
                    field(21; Picture; Blob) { }
                }
                keys { key(PK; "No.") { } key(Named; Name) { } }

                trigger OnInsert() begin "Old Name" := 'inserted'; end;
                trigger OnModify() begin "Old Name" := 'modified ' + xRec.Name; end;
                trigger OnDelete()
                var
                    Log: Record Log;
                begin
                    Log.Text := 'deleted ' + "No.";
                    Log.Insert();
                end;
                trigger OnRename() begin "Old Name" := xRec."No." + '>' + "No."; end;
            }
            """;
    private static final String MORE = """
            table 50101 "Order Line"
            {
                fields
                {
                    field(1; "Entry No."; Integer) { AutoIncrement = true; }
                    field(2; "Customer No."; Code[20]) { TableRelation = Customer; }
                    field(3; Amount; Decimal) { }
                    field(4; Kind; Option) { OptionMembers = Draft,Real; }
                    field(5; Item; Code[20]) { }
                }
            }
            table 50102 Log
            {
                fields { field(1; No; Integer) { AutoIncrement = true; } field(2; Text; Text[100]) { } }
            }
            """;

    static Object run(String result, String variables, String body) {
        return run(result, variables, body, "");
    }

    static Object run(String result, String variables, String body, String others) {
        Running running = Running.of(
                TABLES,
                MORE,
                """
                codeunit 50100 Test
                {
                    procedure Go(): %s
                    var
                        C: Record Customer;
                        D: Record Customer;
                        L: Record "Order Line";
                        Log: Record Log;
                        T: Record Customer temporary;
                        Text: Text;
                        I: Integer;
                        %s
                    begin
                        Add('10000', 'Ann', 5);
                        Add('20000', 'Bob', 7.5);
                        Add('30000', 'ann', -1);
                        C.Reset();
                        %s
                    end;

                    procedure Add(No: Code[20]; Name: Text; Balance: Decimal)
                    var
                        C: Record Customer;
                    begin
                        C.Init();
                        C."No." := No;
                        C.Name := Name;
                        C.Balance := Balance;
                        C.Insert();
                    end;

                    procedure Line(Customer: Code[20]; Item: Code[20]; Amount: Decimal; Kind: Option)
                    var
                        L: Record "Order Line";
                    begin
                        L."Customer No." := Customer;
                        L.Item := Item;
                        L.Amount := Amount;
                        L.Kind := Kind;
                        L.Insert();
                    end;
                }
                """.formatted(result, variables, body),
                others.isEmpty() ? "codeunit 50199 Nothing {}" : others);
        assertEquals(List.of(), running.reach(50100).unsupported());
        return running.call(50100, "Go", new TestRows());
    }

    static String text(String body) {
        return (String) run("Text", "", body);
    }

    static String error(String body) {
        return error("", body);
    }

    static String error(String variables, String body) {
        return assertThrows(AlError.class, () -> run("Text", variables, body)).getMessage();
    }

    @Test
    void getFindsByKeyWhateverItsCase() {
        assertEquals("Bob", text("D.Get('20000'); exit(D.Name);"));
        assertEquals(false, run("Boolean", "", "exit(C.Get('4'));"));
        assertEquals("The Client does not exist. Identification fields and values: No.='4'", error("C.Get('4');"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'';10000 20000 30000",
                "'10000|30000';10000 30000",
                "'10000..20000';10000 20000",
                "'..20000';10000 20000",
                "'20000..';20000 30000",
                "'<>20000';10000 30000",
                "'>10000&<30000';20000",
                "'>=20000';20000 30000",
                "'(10000|20000)&<>10000';20000",
                "'?0000';10000 20000 30000",
                "'*2*|<10001';10000 20000",
                "'<>*2*';10000 30000",
                "' 10000 | 20000 ';10000 20000",
            })
    void filtersOfCodes(String filter, String found) {
        assertEquals(found, text("C.SetFilter(\"No.\", " + filter + "); " + NUMBERS));
    }

    static final String NUMBERS = """
            if C.FindSet() then
                repeat
                    if Text <> '' then
                        Text += ' ';
                    Text += C."No.";
                until C.Next() = 0;
            exit(Text);
            """;

    @Test
    void insertModifyDeleteRenameRunTriggers() {
        assertEquals("inserted", text("C.\"No.\" := 'X'; C.Insert(true); D.Get('X'); exit(D.\"Old Name\");"));
        assertEquals(
                "modified New",
                text("C.Get('10000'); C.Name := 'New'; C.Modify(true); D.Get('10000'); exit(D.\"Old Name\");"));
        assertEquals("deleted 10000", text("C.Get('10000'); C.Delete(true); Log.FindLast(); exit(Log.Text);"));
        assertEquals("10000>9", text("C.Get('10000'); C.Rename('9'); D.Get('9'); exit(D.\"Old Name\");"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "Name, 'Ann';10000",
                "Name, '@ann';10000 30000",
                "Name, '@*N*';10000 30000",
                "Name, 'A*';10000",
                "Name, '''Ann''|Bob';10000 20000",
                "Name, '%1', 'Ann|Bob';",
                "Name, '%1|%2', 'Ann', 'Bob';10000 20000",
                "Name, '%1', '@an*';10000 30000",
                "Name, '<>%1', 'Ann';20000 30000",
                "Name, '<>''''';10000 20000 30000",
                "Name, '''''';",
                "Name, 'A..Bz';10000 20000",
                "Balance, '>5';20000",
                "Balance, '5|7.5';10000 20000",
                "Balance, '..0';30000",
                "Balance, '%1..', 5;10000 20000",
                "Balance, '<>%1', 7.5;10000 30000",
                "Balance, '1,000.5';",
                "Balance, '-1..5';10000 30000",
                "Size, '7';10000 20000 30000",
                "Size, '<>7';",
                "Blocked, 'yes';10000 20000 30000",
                "Blocked, 'No|false|0';",
                "Blocked, '%1', true;10000 20000 30000",
                "Status, 'Open';",
                "Status, '0';10000 20000 30000",
                "Status, '<>%1', C.Status::Open;10000 20000 30000",
                "Status, ' |Closed';10000 20000 30000",
                "Since, '';10000 20000 30000",
                "Since, '''''';10000 20000 30000",
                "Since, '..t';10000 20000 30000",
                "Since, '01/01/20..12/31/2030';",
                "Since, '%1', 0D;10000 20000 30000",
                "Since, '>%1', 20200101D;",
                "SystemCreatedAt, 't';10000 20000 30000",
                "SystemCreatedAt, '<=%1', Today();10000 20000 30000",
                "SystemCreatedAt, '>=%1', Today();10000 20000 30000",
                "SystemCreatedAt, '<t|>t';",
                "SystemCreatedAt, '<>t';",
                "SystemCreatedAt, '%1..%1', Today();10000 20000 30000",
            })
    void filtersByType(String filter, String found) {
        assertEquals(found == null ? "" : found, text("C.SetFilter(" + filter + "); " + NUMBERS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "\"No.\", '(1'; there is no ')' after '('",
                "\"No.\", '1)'; there is no '(' before ')'",
                "\"No.\", '''1'; a quote is not closed",
                "Balance, 'much'; the value 'much' cannot be evaluated into Decimal",
                "Size, '>'; a value is missing",
                "Since, '13/13/20'; the value '13/13/20' cannot be evaluated into Date",
            })
    void wrongFilters(String filter, String why) {
        String message = error("C.SetFilter(" + filter + ");");
        assertEquals(true, message.endsWith(": " + why + "."), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "SetFilter(\"No.\", 'a..b|c');A..B|C",
                "SetRange(\"No.\", 'A', 'B');A..B",
                "SetRange(\"No.\", 'A', 'A');A",
                "SetRange(Name, '');''",
                "SetRange(Name, 'a|b');'a|b'",
                "SetFilter(Name, '%1|%2', 'a', 'b&c');a|'b&c'",
                "SetFilter(Name, ' @*x* & <>y ');@*x*&<>y",
                "SetRange(Balance, 1000.50);1000.5",
                "SetRange(Status, 1, 2);Open..Closed",
                "SetFilter(Status, '%1', 2);Closed",
                "SetRange(Since, 20260131D);01/31/26",
                "SetFilter(Size, '>=%1&<%2', 1, 10);>=1&<10",
                "SetRange(SystemCreatedAt, CreateDateTime(20260131D, 120000T));2026-01-31T12:00:00Z",
                "SetRange(Since, ClosingDate(20261231D));C12/31/26",
                "SetRange(Since, 20501231D);12/31/2050",
            })
    void getFilterGivesWhatWasSet(String call, String filter) {
        String field = call.substring(call.indexOf('(') + 1, call.indexOf(','));
        assertEquals(filter, text("C." + call + "; exit(C.GetFilter(" + field + "));"));
        // What it gives means the same again.
        String again = "D.SetFilter(" + field + ", C.GetFilter(" + field + "));";
        assertEquals(filter, text("C." + call + ";" + again + "exit(D.GetFilter(" + field + "));"));
    }

    @Test
    void filtersInAll() {
        assertEquals(
                "No.: A..B, Full Name: x",
                text("C.SetRange(\"No.\", 'A', 'B'); C.SetFilter(Name, 'x'); exit(C.GetFilters());"));
        assertEquals(
                "There is no Client within the filter. Filters: Full Name: x",
                error("C.SetRange(Name, 'x'); C.FindFirst();"));
        assertEquals("B", text("C.SetRange(\"No.\", 'B', 'D'); exit(C.GetRangeMin(\"No.\"));"));
        assertEquals("D", text("C.SetRange(\"No.\", 'B', 'D'); exit(C.GetRangeMax(\"No.\"));"));
        assertEquals(
                "Specify a filter that is one value or one range for the field No. of the table Customer: it is 'A|B'.",
                error("C.SetFilter(\"No.\", 'A|B'); exit(C.GetRangeMin(\"No.\"));"));
    }

    @Test
    void groupsOfFilters() {
        assertEquals(
                "20000",
                text("C.SetFilter(\"No.\", '>10000'); C.FilterGroup(2); C.SetFilter(\"No.\", '<30000');"
                        + "C.FilterGroup(0);" + NUMBERS));
        assertEquals(
                "10000 30000",
                text("C.FilterGroup(-1); C.SetRange(Name, 'Ann'); C.SetRange(Balance, -1); C.FilterGroup := 0;"
                        + NUMBERS));
        assertEquals("", text("C.FilterGroup := 2; C.SetRange(Name, 'x'); C.FilterGroup := 0; exit(C.GetFilters);"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "C.SetCurrentKey(Name)>10000 20000 30000",
                "C.SetCurrentKey(Balance)>30000 10000 20000",
                "C.Ascending(false)>30000 20000 10000",
                "C.Ascending := false; C.SetCurrentKey(Balance)>20000 10000 30000",
                "C.SetCurrentKey(Size, \"No.\"); C.SetAscending(\"No.\", false)>30000 20000 10000",
                "C.SetCurrentKey(Balance); C.SetAscending(Balance, false)>20000 10000 30000",
                "C.SetView('SORTING(Balance) ORDER(Descending) WHERE(No.=FILTER(..20000))')>20000 10000",
                "D.SetCurrentKey(Balance); D.SetFilter(\"No.\", '2*|3*'); C.SetView(D.GetView())>30000 20000",
                "D.Ascending(false); D.SetRange(\"Search Name\", ''); C.SetView(D.GetView(false))>30000 20000 10000",
                "D.SetRange(Name, 'Bob'); C.CopyFilters(D)>20000",
                "D.SetRange(\"No.\", '20000'); D.CopyFilter(\"No.\", C.\"No.\")>20000",
                "C.Get('20000'); C.SetRecFilter>20000",
                "C.Get('20000'); C.Mark(true); C.Get('30000'); C.Mark := true; C.MarkedOnly(true)>20000 30000",
            })
    void views(String view, String found) {
        assertEquals(found, text(view + "; " + NUMBERS));
    }

    @Test
    void viewsAndPositionsAsText() {
        assertEquals(
                "VERSION(1) SORTING(Name) ORDER(Descending) WHERE(No.=FILTER(A..B),Status=CONST(Open))",
                text("C.SetCurrentKey(Name); C.Ascending(false); C.SetRange(\"No.\", 'A', 'B'); C.SetRange(Status, 1);"
                        + "exit(C.GetView());"));
        assertEquals("No.=CONST(10000)", text("C.FindFirst(); exit(C.GetPosition());"));
        assertEquals("Bob", text("C.SetPosition('No.=CONST(20000)'); C.Find(); exit(C.Name);"));
        assertEquals("1=CONST(10000)", text("C.FindFirst(); exit(C.GetPosition(false));"));
        assertEquals("The view 'x(' is not valid.", error("C.SetView('x(');"));
    }

    @ParameterizedTest
    @CsvSource({"-,10000", "+,30000", "=,20000", ">,30000", "<,10000", "=><,20000"})
    void findFromHere(String which, String found) {
        assertEquals(found, text("C.\"No.\" := '20000'; C.Find('" + which + "'); exit(C.\"No.\");"));
    }

    @Test
    void findNearWhatIsNotThere() {
        assertEquals("30000", text("C.\"No.\" := '25000'; C.Find('=>'); exit(C.\"No.\");"));
        assertEquals("20000", text("C.\"No.\" := '25000'; C.Find('=<>'); exit(C.\"No.\");"));
        assertEquals(false, run("Boolean", "", "C.\"No.\" := '25000'; exit(C.Find());"));
        assertEquals("'*' cannot be found: -, +, =, < and > are known.", error("C.Find('*');"));
    }

    @Test
    void stepsOfNext() {
        assertEquals(2L, run("Integer", "", "C.FindFirst(); exit(C.Next(5));"));
        assertEquals(-1L, run("Integer", "", "C.Get('20000'); exit(C.Next(-1));"));
        assertEquals("30000", text("C.FindFirst(); C.Next(2); exit(C.\"No.\");"));
    }

    @Test
    void whatIsWrittenInALoopIsSeen() {
        assertEquals(
                "10000 30000",
                text("D.Get('20000'); C.FindSet(); D.Delete(); Text := C.\"No.\";"
                        + "while C.Next() <> 0 do Text += ' ' + C.\"No.\"; exit(Text);"));
        assertEquals(
                "xx", text("C.FindSet(); D.ModifyAll(Name, 'x'); while C.Next() <> 0 do Text += C.Name; exit(Text);"));
        assertEquals(0L, run("Integer", "", "C.FindSet(); repeat C.Delete(); until C.Next() = 0; exit(C.Count);"));
    }

    @Test
    void writesThatFail() {
        assertEquals(
                "The record in table Client already exists. Identification fields and values: No.='10000'",
                error("C.\"No.\" := '10000'; C.Insert();"));
        assertEquals(false, run("Boolean", "", "C.\"No.\" := '10000'; exit(C.Insert());"));
        assertEquals(
                "The Client does not exist. Identification fields and values: No.='9'",
                error("C.\"No.\" := '9'; C.Modify();"));
        assertEquals(
                "The Client does not exist. Identification fields and values: No.='9'",
                error("C.\"No.\" := '9'; C.Delete();"));
        assertEquals(false, run("Boolean", "", "C.\"No.\" := '9'; exit(C.Rename('8'));"));
    }

    @Test
    void modifyAllAndDeleteAll() {
        assertEquals(
                "Xann X",
                text(
                        "C.SetFilter(\"No.\", '<>30000'); C.ModifyAll(Name, 'X'); D.Get('20000');"
                                + "Text := D.Name; D.Get('30000'); Text += D.Name + ' '; D.Get('10000'); exit(Text + D.Name);"));
        assertEquals("modified X", text("C.ModifyAll(Name, 'X', true); C.FindFirst(); exit(C.\"Old Name\");"));
        assertEquals(1L, run("Integer", "", "C.SetFilter(Balance, '>0'); C.DeleteAll(); C.Reset(); exit(C.Count);"));
        assertEquals(3L, run("Integer", "", "C.DeleteAll(true); exit(Log.Count());"));
    }

    @Test
    void validateRunsTheTrigger() {
        assertEquals(
                "ANN>Ann>Zoe",
                text("C.Get('10000'); C.Validate(Name); Text := C.\"Search Name\";"
                        + "C.Validate(Name, 'Zoe'); exit(Text + '>' + C.\"Old Name\" + '>' + C.Name);"));
    }

    @Test
    void initialValues() {
        assertEquals(7L, run("Integer", "", "C.Init(); exit(C.Size);"));
        assertEquals("10000", text("C.Get('10000'); C.Init(); exit(C.\"No.\" + C.Name);"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "C.CalcFields(\"Order Amount\");\"Order Amount\";7",
                "C.SetRange(\"Kind Filter\", 1), C.CalcFields(\"Order Amount\");\"Order Amount\";5",
                "C.CalcFields(Highest);Highest;-5",
                "C.CalcSums(\"Order Amount\");\"Order Amount\";8",
                "C.CalcSums(Balance);Balance;11.5",
            })
    void calculatedNumbers(String calls, String field, String number) {
        assertEquals(
                new BigDecimal(number),
                run("Decimal", "", LINES + "C.Get('10000');" + calls.replace("),", ");") + "; exit(C." + field + ");"));
    }

    private static final String LINES = "Line('10000', 'A', 5, 1); Line('10000', 'B', 2, 0); Line('20000', 'C', 1, 1);";

    @Test
    void flowFields() {
        assertEquals(1L, run("Integer", "", LINES + "C.Get('10000'); C.CalcFields(Orders); exit(C.Orders);"));
        assertEquals(
                true,
                run("Boolean", "", LINES + "C.Get('10000'); C.CalcFields(\"Has Draft\"); exit(C.\"Has Draft\");"));
        assertEquals("A", text(LINES + "C.Get('10000'); C.CalcFields(\"First Item\"); exit(C.\"First Item\");"));
        assertEquals("10000", text(LINES + "C.SetFilter(\"Order Amount\", '>1'); " + NUMBERS));
        assertEquals("A", text(LINES + "C.SetAutoCalcFields(\"First Item\"); C.FindFirst(); exit(C.\"First Item\");"));
    }

    @Test
    void renameTakesRelatedRowsAlong() {
        assertEquals(
                "X",
                text(
                        "Line('10000', 'A', 5, 1); C.Get('10000'); C.Rename('X'); L.FindFirst(); exit(L.\"Customer No.\");"));
    }

    @Test
    void testFieldAndFieldError() {
        assertEquals(
                "Full Name must have a value in Client No.='10000'. It cannot be zero or empty.",
                error("C.Get('10000'); C.Name := ''; C.TestField(Name);"));
        assertEquals(
                "Status must be equal to 'Open' in Client No.='10000'. Current value is ' '.",
                error("C.Get('10000'); C.TestField(Status, C.Status::Open);"));
        assertEquals("Full Name must not be Ann in Client No.='10000'.", error("C.Get('10000'); C.FieldError(Name);"));
        assertEquals("Full Name is odd in Client No.='10000'.", error("C.Get('10000'); C.FieldError(Name, 'is odd');"));
        assertEquals("ok", text("C.Get('10000'); C.TestField(Name); C.TestField(Balance, 5); exit('ok');"));
    }

    @Test
    void namesAndNumbers() {
        assertEquals(
                "Customer Client Name Full Name",
                text(
                        "exit(C.TableName + ' ' + C.TableCaption() + ' ' + C.FieldName(Name) + ' ' + C.FieldCaption(Name));"));
        assertEquals(4L, run("Integer", "", "exit(C.FieldNo(\"Search Name\"));"));
        assertEquals("Customer: 10000", text("C.FindFirst(); exit(Format(C.RecordId));"));
    }

    @Test
    void temporaryRecordsAreTheirOwn() {
        assertEquals(1L, run("Integer", "", "C.FindFirst(); T := C; T.Insert(); exit(T.Count);"));
        assertEquals(3L, run("Integer", "", "T.Init(); T.Insert(); T.DeleteAll(); exit(C.Count);"));
        assertEquals(
                2L,
                run(
                        "Integer",
                        "S: Record Customer temporary;",
                        "T.Insert(); S.Copy(T, true); S.\"No.\" := 'X'; S.Insert(); exit(T.Count);"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "D.GetBySystemId(C.SystemId); exit(D.\"No.\" = '10000');",
                "V := C.SystemRowVersion; C.Modify(); exit(C.SystemRowVersion > V);",
                "D := C; D.\"No.\" := 'X'; D.Insert(); exit(C.SystemId <> D.SystemId);",
                "T := C; T.Insert(false, true); exit(C.SystemId = T.SystemId);",
                "exit((C.SystemCreatedAt <> 0DT) and (C.SystemModifiedAt <> 0DT));",
            })
    void systemFields(String body) {
        assertEquals(true, run("Boolean", "V: BigInteger;", "C.FindFirst(); " + body));
    }

    @Test
    void transferFields() {
        assertEquals("Ann", text("C.Get('10000'); T.TransferFields(C); exit(T.Name);"));
        assertEquals("", text("C.Get('10000'); T.TransferFields(C, false); exit(T.\"No.\");"));
        assertEquals(
                "The field Entry No. of Order Line is a Integer and cannot be transferred to the field No., a Code[20].",
                error("C.TransferFields(L);"));
    }
}
