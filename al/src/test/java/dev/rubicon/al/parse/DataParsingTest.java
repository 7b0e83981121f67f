package dev.rubicon.al.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.FieldDeclaration;
import dev.rubicon.al.tree.KeyDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.CodeunitDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumExtensionDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.InterfaceDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.Members;
import dev.rubicon.al.tree.ObjectDeclaration.OtherDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableExtensionDeclaration;
import dev.rubicon.al.tree.Properties;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link SourceParser#parseData} makes of tables and table extensions. */
class DataParsingTest {
    @Test
    void aTableHasPropertiesFieldsAndKeys() {
        check(
                "table 50100 Pet {Caption='Pet'} field 1 No.:Code[20]{} field 2 Kind:Enum Zoo.Animals/Pet Kind{Caption='Kind'}"
                        + " key PK(No.){Clustered=true}",
                """
                namespace Zoo.Animals;
                using System.Text;

                [Obsolete('not yet')]
                table 50100 Pet
                {
                    Caption = 'Pet';
                    fields
                    {
                        field(1; "No."; Code[20]) { }
                        field(2; Kind; Enum Zoo.Animals."Pet Kind") { Caption = 'Kind'; }
                    }
                    keys
                    {
                        key(PK; "No.") { Clustered = true; }
                    }
                }
                """);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            Customer, Customer
            "Customer", Customer
            Sales.Customer, Sales/Customer
            Microsoft.Sales."Customer", Microsoft.Sales/Customer
            """)
    void anExtensionNamesItsTableWithOrWithoutNamespace(String target, String expected) {
        check("extension 5 E of " + expected + " ", "tableextension 5 E extends " + target + " { }");
    }

    @Test
    void aQuotedNameIsNotSplitAtItsDots() {
        check("extension 5 E of Purch. Inv. Line ", "tableextension 5 E extends \"Purch. Inv. Line\" { }");
        check("extension 5 E of 110 ", "tableextension 5 E extends 110 { }");
    }

    @Test
    void anyKeywordMayBeAName() {
        check(
                "table 1 Table  field 1 Code:Code[10]{} field 2 Key:Integer{} field 3 fields:Integer{} key Key(Key,fields){}",
                "TABLE 1 Table { FIELDS { field(1; Code; Code[10]) { } FIELD(2; Key; Integer) { }"
                        + " field(3; fields; Integer) { } } Keys { Key(Key; Key, fields) { } } }");
    }

    @Test
    void valuesOfPropertiesMayHoldBracketsAndTexts() {
        check(
                "table 1 T {TableRelation=if ( A = const ( ';' ) ) B . C where ( D = field ( \"}\" ) ) else E,Caption=';{'}",
                "table 1 T { TableRelation = if (A = const(';')) B.C where(D = field(\"}\")) else E; Caption = ';{' }");
        check(
                "table 1 T {Permissions=tabledata A = r , tabledata B = m}",
                "table 1 T { Permissions = tabledata A = r, tabledata B = m; }");
    }

    @Test
    void codeIsReadOver() {
        check("table 1 T  field 1 A:Integer{} field 2 B:Integer{} key PK(A){}", """
                table 1 T
                {
                    fields
                    {
                        field(1; A; Integer)
                        {
                            trigger OnValidate()
                            var
                                fields: Record "keys {";
                            begin
                                if A = 1 then
                                    Error('}'); // }
                            end;
                        }
                        field(2; B; Integer) { }
                    }
                    keys { key(PK; A) { } }
                    fieldgroups { fieldgroup(DropDown; A, B) { Caption = 'x'; } }

                    var
                        Text001: Label '{ %1 }';

                    [IntegrationEvent(false, false)]
                    local procedure OnFoo(field: Integer)
                    begin
                    end;

                    trigger OnInsert()
                    begin
                        B := B::"}" + 1;
                    end;
                }
                """);
    }

    @Test
    void otherObjectsAreReadOver() {
        check("enum enumextension table 9 Last ", """
                codeunit 1 "A" { Subtype = Upgrade; procedure table() begin end; }
                page 2 P { layout { area(Content) { field(table; T) { } } } }
                enum 3 E implements I, Ns."J" { value(0; " ") { } }
                interface "IFoo" { procedure Bar() }
                permissionset 4 X { Permissions = table T = X; }
                controladdin C { Scripts = 'a.js'; }
                profile "P Q" { Caption = 'x'; }
                dotnet { assembly(mscorlib) { type(System.String; Str) { } } }
                enumextension 5 EE extends E { }
                ; table 9 Last { }
                """);
    }

    @Test
    void fieldsThatAnExtensionModifiesAreNotItsOwn() {
        check(
                "extension 1 E of T  field 5 A:Integer{}",
                "tableextension 1 E extends T { fields { modify(\"B\") { Caption = 'x'; } field(5; A; Integer) { } } }");
    }

    @Test
    void aSemicolonMayLackBeforeABraceAndBeOneTooMany() {
        check(
                "table 1 T {A=1} field 1 A:Integer{B=2}",
                "table 1 T { A = 1; ; fields { field(1; A; Integer) { B = 2 } ; } }");
    }

    @Test
    void afterAFaultInAFieldTheNextOneIsRead() {
        check(
                "table 1 T  field 2 B:Integer{} ! a.al:1:30: expected ';' but found '\"A\"'",
                "table 1 T { fields { field(1 \"A\"; Integer) { } field(2; B; Integer) { } } }");
        check(
                "table 1 T  field 1 A:Integer{} field 2 B:Integer{} ! a.al:1:46: expected a property, a trigger or '}' but found"
                        + " 'field'",
                "table 1 T { fields { field(1; A; Integer) {  field(2; B; Integer) { } } }");
        check(
                "table 1 T  field 2 B:Integer{} ! a.al:1:28: '99999999999' is not a field id",
                "table 1 T { fields { field(99999999999; A; Integer) { } field(2; B; Integer) { } } }");
        check(
                "table 1 T  field 2 B:Integer{} ! a.al:1:39: expected a length but found '\"x\"'",
                "table 1 T { fields { field(1; A; Code[\"x\"]) { } field(2; B; Integer) { } } }");
    }

    @Test
    void afterAFaultInAnObjectTheNextOneIsRead() {
        check("table 2 B  ! a.al:1:9: expected an object name but found '{'", "table 1 { fields { } } table 2 B { }");
        check("table 1 A  table 2 B  ! a.al:1:13: expected '}' but found 'table'", "table 1 A { table 2 B { }");
        check(
                "table 2 B  ! a.al:1:1: expected an object, such as 'table' but found 'tabel'",
                "tabel 1 A { } table 2 B { }");
        check("table 2 B  ! a.al:1:20: expected 'extends' but found '{'", "tableextension 1 A { } table 2 B { }");
        check("table 2 B  ! a.al:1:12: expected '{' but found ';'", "codeunit 1 ; table 2 B { }");
    }

    @Test
    void aForgottenSemicolonIsReported() {
        check("table 1 T {A=1,B=2} ! a.al:1:19: expected ';' but found 'B'", "table 1 T { A = 1 B = 2; }");
    }

    @Test
    void theEndOfTheFileComesToEveryPlace() {
        String table =
                "table 1 T { A = b(c); fields { field(1; N; Code[20]) { B = 1; trigger OnX() } } keys { key(K; N) { } } }";
        for (int length = 0; length < table.length(); length++) {
            Findings findings = new Findings();
            parse(table.substring(0, length), findings);
            assertEquals(length == 0, findings.count() == 0, table.substring(0, length));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "{",
                "}",
                "[",
                "]",
                "table 1 T {",
                "table 1 T { fields { field(",
                "table 1 T { A = (",
                "table ",
                "a.",
                "namespace ",
                "'",
                "\"",
                "/*",
                "#if X\n",
                "codeunit 1 X { ",
                "table 1 T { keys { key(K; ",
                "table 1 T { A = "
            })
    void noInputIsTooDeep(String repeated) {
        Findings findings = new Findings();
        parse(repeated.repeat(100_000), findings);
        assertEquals(true, findings.count() > 0);
    }

    // Each object as one line of text, then the findings.
    private static void check(String expected, String input) {
        Findings findings = new Findings();
        List<String> lines = new ArrayList<>();
        for (ObjectDeclaration object : parse(input, findings)) {
            switch (object) {
                case TableDeclaration table ->
                    lines.add("table " + table.id() + " " + table.name() + " " + text(table.members()));
                case TableExtensionDeclaration extension ->
                    lines.add("extension " + extension.id() + " " + extension.name() + " of "
                            + TreeText.of(extension.target()) + " " + text(extension.members()));
                case EnumDeclaration other -> lines.add("enum");
                case EnumExtensionDeclaration other -> lines.add("enumextension");
                case CodeunitDeclaration other -> lines.add("codeunit");
                case InterfaceDeclaration other -> lines.add("interface");
                case OtherDeclaration other -> lines.add("other");
            }
        }
        findings.problems().forEach(problem -> lines.add("! " + problem.message()));
        assertEquals(expected, String.join(" ", lines));
    }

    private static String text(Members members) {
        StringBuilder text = new StringBuilder();
        if (!members.properties().all().isEmpty()) {
            text.append(text(members.properties()));
        }
        for (FieldDeclaration field : members.fields()) {
            text.append(" field " + field.id() + " " + field.name() + ":" + TreeText.of(field.type()));
            text.append(text(field.properties()));
        }
        for (KeyDeclaration key : members.keys()) {
            text.append(" key " + key.name() + "(" + String.join(",", key.fields()) + ")" + text(key.properties()));
        }
        return text.toString();
    }

    private static String text(Properties properties) {
        return properties.all().stream()
                .map(property -> property.name() + "=" + property.value())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static List<ObjectDeclaration> parse(String input, Findings findings) {
        Source source = Source.decode("a.al", input.getBytes(StandardCharsets.UTF_8));
        return SourceParser.parseData(source, Set.of(), findings).objects();
    }
}
