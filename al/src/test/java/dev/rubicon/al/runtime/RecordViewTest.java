package dev.rubicon.al.runtime;

import static dev.rubicon.al.runtime.CustomerCode.NUMBERS;
import static dev.rubicon.al.runtime.CustomerCode.error;
import static dev.rubicon.al.runtime.CustomerCode.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows a record sees by its filters, and in which order; and what of it is said as text. */
class RecordViewTest {
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
}
