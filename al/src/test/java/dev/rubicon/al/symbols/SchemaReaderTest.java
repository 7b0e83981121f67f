package dev.rubicon.al.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.al.parse.SourceParser;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.format.Json;
import dev.rubicon.format.SchemaJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What declarations mean, as JSON: that leaves out what is normal. */
class SchemaReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Text[100]           | "type":"Text","length":100
            code[20]            | "type":"Code","length":20
            INTEGER             | "type":"Integer"
            blob                | "type":"Blob"
            RecordID            | "type":"RecordId"
            DateFormula         | "type":"DateFormula"
            Byte                | "type":"Byte"
            char                | "type":"Char"
            Binary[100]         | "type":"Binary","length":100
            Enum "Pet Kind"     | "type":"Enum","enum":"Pet Kind"
            Enum A.B."C.D"      | "type":"Enum","enum":"C.D"
            """)
    void aTypeIsKnownInAnyCase(String type, String expected) {
        checkField(expected, type, "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Open,Released               | "Open","Released"
            " ",Item,"G/L Account"      | " ","Item","G/L Account"
            ,A,,B,                      | "","A","","B",""
            "a,b"                       | "a,b"
            """)
    void anOptionHasItsMembersInOrder(String members, String expected) {
        checkField("\"type\":\"Option\",\"members\":[" + expected + "]", "Option", "OptionMembers = " + members + ";");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            FieldClass = FlowField; CalcFormula = sum(E.A where(B = field(C)));  | "class":"FLOW_FIELD"
            fieldclass = flowfilter;        | "class":"FLOW_FILTER"
            Enabled = false;                | "disabled":true
            AutoIncrement = true;           | "autoIncrement":true
            ObsoleteState = Pending;        | "obsolete":"PENDING"
            ObsoleteState = "Removed";      | "obsolete":"REMOVED"
            ObsoleteState = PendingMove;    | "obsolete":"PENDING_MOVE"
            ObsoleteState = Moved;          | "obsolete":"MOVED"
            InitValue = -5;                 | "initValue":"-5"
            InitValue = 'a b';              | "initValue":"a b"
            SqlDataType = Variant;          | "sqlDataType":"Variant"
            MovedFrom = '437DBF0E-84ff-417a-965d-ed2bb9650972'; | "movedFrom":"437dbf0e-84ff-417a-965d-ed2bb9650972"
            """)
    void propertiesOfAFieldThatMatterForDataAreKept(String properties, String expected) {
        checkField("\"type\":\"Integer\"," + expected, "Integer", properties);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TableType = Temporary;      | "type":"TEMPORARY",
            TableType = CDS;            | "type":"EXTERNAL",
            TableType = Normal;         | ``
            DataPerCompany = false;     | "shared":true,
            ObsoleteState = Removed;    | "obsolete":"REMOVED",
            CompressionType = Page;     | "compressionType":"Page",
            Caption = 'TableType';      | ``
            """)
    void propertiesOfATableThatMatterForDataAreKept(String properties, String expected) {
        check(
                "{\"tables\":[{\"id\":7,\"name\":\"T\"," + expected
                        + "\"fields\":[{\"id\":1,\"name\":\"A\",\"type\":\"Integer\"}]}],\"extensions\":[]}",
                "table 7 T { " + properties + " fields { field(1; A; Integer) { } } }");
    }

    @Test
    void keysKeepTheirOrderAndAKeyThatIsSwitchedOffIsLeftOut() {
        check(
                "{\"tables\":[{\"id\":7,\"name\":\"T\",\"fields\":[{\"id\":1,\"name\":\"A\",\"type\":\"Integer\"}],\"keys\":"
                        + "[{\"name\":\"PK\",\"fields\":[\"A\"],\"clustered\":true},{\"name\":\"U\",\"fields\":[\"a\",\"SystemId\"],\"unique\":true}]}],"
                        + "\"extensions\":[]}",
                """
                table 7 T { fields { field(1; A; Integer) { } } keys {
                    key(PK; A) { Clustered = true; }
                    key(Off; A) { Enabled = false; }
                    key(U; a, SystemId) { Unique = true; }
                } }
                """);
    }

    @Test
    void theFirstKeyOfAnExtensionIsNoPrimaryKey() {
        check(
                "{\"tables\":[],\"extensions\":[{\"id\":7,\"name\":\"E\",\"extends\":\"Customer\",\"fields\":[]}]}",
                "tableextension 7 E extends Customer { keys { key(K; \"No.\") { Enabled = false; } } }");
    }

    @Test
    void anExtensionMayUseFieldsOfTheTableThatItExtends() {
        check(
                "{\"tables\":[],\"extensions\":[{\"id\":7,\"name\":\"E\",\"extends\":\"Customer\",\"fields\":"
                        + "[{\"id\":50,\"name\":\"A\",\"type\":\"Integer\"}],\"keys\":[{\"name\":\"K\",\"fields\":[\"No.\",\"A\"]}]}]}",
                "tableextension 7 E extends Customer { fields { field(50; A; Integer) { } } keys { key(K; \"No.\", A) { } } }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Money           | RB220: a.al:1:34: 'Money' is not the type of a field
            Record Item     | RB220: a.al:1:34: 'Record' is not the type of a field
            Integer[5]      | RB220: a.al:1:34: 'Integer' is not the type of a field
            Enum            | RB220: a.al:1:34: 'Enum' is not the type of a field
            Text            | RB221: a.al:1:34: a field of type 'Text' needs a length from 1 to 2048
            Code[2049]      | RB221: a.al:1:34: a field of type 'Code' needs a length from 1 to 2048
            Option          | RB224: a.al:1:22: the option field 'A' has no OptionMembers
            """)
    void aTypeThatNoFieldCanHaveIsAFinding(String type, String expected) {
        checkFindings(List.of(expected), "table 7 T { fields { field(1; A; " + type + ") { } } }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            FieldClass = Flow;              | RB222: a.al:1:45: FieldClass cannot be 'Flow'
            Enabled = 1;                    | RB222: a.al:1:45: Enabled cannot be '1'
            AutoIncrement = ;               | RB222: a.al:1:45: AutoIncrement cannot be ''
            ObsoleteState = No, Pending;    | RB222: a.al:1:45: ObsoleteState cannot be 'No , Pending'
            MovedTo = 'x';                  | RB222: a.al:1:45: MovedTo cannot be ''x''
            Enabled = true; enabled = true; | RB223: a.al:1:61: the property 'enabled' is given twice
            """)
    void aPropertyThatCannotBeUnderstoodIsAFinding(String properties, String expected) {
        checkFindings(List.of(expected), "table 7 T { fields { field(1; A; Integer) { " + properties + " } } }");
    }

    @Test
    void optionMembersThatAreNoListAreAFinding() {
        checkFindings(
                List.of("RB224: a.al:1:44: 'Open Released' is not a list of option members"),
                "table 7 T { fields { field(1; A; Option) { OptionMembers = Open Released; } } }");
    }

    @Test
    void aTableNeedsAField() {
        checkFindings(List.of("RB225: a.al:1:1: table 'T' has no fields"), "table 7 T { keys { key(PK; A) { } } }");
    }

    @Test
    void aKeyNeedsFieldsThatAreThereOnceAndStored() {
        checkFindings(
                List.of(
                        "RB231: a.al:3:5: key 'K1' uses 'C', which is no field",
                        "RB234: a.al:4:5: key 'K2' uses 'B', which is not stored",
                        "RB230: a.al:2:5: key 'PK' has no fields",
                        "RB233: a.al:5:5: key 'K3' uses 'a' twice"),
                """
                table 7 T { fields { field(1; A; Integer) { } field(2; B; Integer) { FieldClass = FlowFilter; } } keys {
                    key(PK; ) { }
                    key(K1; C) { }
                    key(K2; A, B) { }
                    key(K3; A, a) { }
                } }
                """);
    }

    @Test
    void aTableThatIsNotStoredMayHaveKeysOverAnything() {
        checkFindings(
                List.of(),
                "table 7 T { TableType = Temporary; fields { field(1; A; Integer) { FieldClass = FlowField; } }"
                        + " keys { key(PK; A) { } } }");
    }

    @Test
    void idsAndNamesOfMembersAreUniqueInATableWithItsExtensions() {
        checkFindings(
                List.of(
                        "RB226: a.al:4:5: field 'B' has the id 1 of the one at a.al:3:5",
                        "RB227: a.al:5:5: field 'a' has the name of the one at a.al:3:5",
                        "RB232: a.al:7:44: key 'k' has the name of the one at a.al:7:30",
                        "RB226: a.al:1:44: field 'X' has the id 2 of the one at a.al:5:5"),
                """
                tableextension 8 E extends T    { fields { field(2; X; Integer) { } } }
                table 7 T { fields {
                    field(1; A; Integer) { }
                    field(1; B; Integer) { }
                    field(2; a; Integer) { }
                    field(3; C; Integer) { }
                } keys { key(PK; C) { }      key(K; A) { } key(k; B) { } } }
                """);
    }

    @Test
    void anExtensionMayNameATableOfItsAppByNumber() {
        checkFindings(List.of("RB226: a.al:2:41: field 'X' has the id 1 of the one at a.al:1:22"), """
                table 7 T { fields { field(1; A; Integer) { } } }
                tableextension 8 E extends 7 { fields { field(1; X; Integer) { } } }
                """);
    }

    @Test
    void oneFieldNumbersTheRows() {
        checkFindings(
                List.of("RB236: a.al:1:69: field 'B' numbers the rows, and so does field 'A'"),
                "table 7 T { fields { field(1; A; Integer) { AutoIncrement = true; } field(2; B; BigInteger) { AutoIncrement = true; } } }");
    }

    @Test
    void aTableThatHasMovedToAnotherAppLeavesItsNameToTheExtensionOfTheOtherOne() {
        checkFindings(List.of(), """
                table 7 T { ObsoleteState = Moved; fields { field(1; A; Integer) { } } }
                tableextension 8 E extends T { fields { field(1; A; Integer) { } } }
                """);
    }

    @Test
    void idsAndNamesOfObjectsAreUniqueAmongTheirKind() {
        checkFindings(
                List.of(
                        "RB228: a.al:2:1: table 'B' has the id 1 of the one at a.al:1:1",
                        "RB229: a.al:3:1: table 'a' has the name of the one at a.al:1:1",
                        "RB229: a.al:5:1: table extension 'a' has the name of the one at a.al:4:1"),
                """
                table 1 A { fields { field(1; A; Integer) { } } }
                table 1 B { fields { field(1; A; Integer) { } } }
                table 3 a { fields { field(2; B; Integer) { } } }
                tableextension 1 A extends X { }
                tableextension 2 a extends Y { }
                """);
    }

    @Test
    void enumsHaveTheirOrdinalsAndNames() {
        check(
                "{\"tables\":[],\"extensions\":[],\"enums\":[{\"id\":5,\"name\":\"Kind\",\"values\":[{\"ordinal\":0,\"name\":\" \"},"
                        + "{\"ordinal\":10000,\"name\":\"Purch. Inv.\"}]}],\"enumExtensions\":[{\"id\":6,\"name\":\"More\","
                        + "\"extends\":\"Kind\",\"values\":[{\"ordinal\":7,\"name\":\"\"}]}]}",
                "enum 5 Kind { value(0; \" \") { } value(10000; \"Purch. Inv.\") { } }"
                        + " enumextension 6 More extends Zoo.Kind { value(7; \"\") { } }");
    }

    @Test
    void valuesOfAnEnumAndItsExtensionsDiffer() {
        checkFindings(
                List.of(
                        "RB217: a.al:1:35: value 'B' has the ordinal 1 of the one at a.al:1:15",
                        "RB218: a.al:1:89: value 'a' has the name of the one at a.al:1:15"),
                "enum 5 Kind { value(1; A) { }     value(1; B) { } } enumextension 6 More extends Kind { value(2; a) { } }");
        checkFindings(
                List.of("RB228: a.al:1:14: enum 'F' has the id 5 of the one at a.al:1:1"), "enum 5 E { } enum 5 F { }");
    }

    private static void checkField(String expected, String type, String properties) {
        check(
                "{\"tables\":[{\"id\":7,\"name\":\"T\",\"fields\":[{\"id\":1,\"name\":\"A\"," + expected
                        + "}]}],\"extensions\":[]}",
                "table 7 T { fields { field(1; A; " + type + ") { " + properties + " } } }");
    }

    private static void check(String expectedJson, String input) {
        Findings findings = new Findings();
        String json = Json.writeLine(SchemaJson.write(SchemaReader.read(parse(input, findings), findings)));
        assertEquals(List.of(), findings.problems());
        assertEquals(expectedJson, json);
    }

    private static void checkFindings(List<String> expected, String input) {
        Findings findings = new Findings();
        SchemaReader.read(parse(input, findings), findings);
        assertEquals(
                expected,
                findings.problems().stream()
                        .map(problem -> problem.code() + ": " + problem.message())
                        .toList());
    }

    private static List<ObjectDeclaration> parse(String input, Findings findings) {
        Source source = Source.decode("a.al", input.getBytes(StandardCharsets.UTF_8));
        return SourceParser.parseData(source, Set.of(), findings).objects();
    }
}
