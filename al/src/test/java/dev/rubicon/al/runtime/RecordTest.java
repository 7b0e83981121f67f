package dev.rubicon.al.runtime;

import static dev.rubicon.al.runtime.CustomerCode.NUMBERS;
import static dev.rubicon.al.runtime.CustomerCode.error;
import static dev.rubicon.al.runtime.CustomerCode.run;
import static dev.rubicon.al.runtime.CustomerCode.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the methods of records do with rows. */
class RecordTest {
    @Test
    void getFindsByKeyWhateverItsCase() {
        assertEquals("Bob", text("D.Get('20000'); exit(D.Name);"));
        assertEquals(false, run("Boolean", "", "exit(C.Get('4'));"));
        assertEquals("The Client does not exist. Identification fields and values: No.='4'", error("C.Get('4');"));
    }

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
