package dev.rubicon.al.parse;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link SourceParser#parse} makes of everything that may be declared. */
class DeclarationParsingTest {
    @Test
    void aFileHasANamespaceAndUsings() {
        SourceFile file = parse(
                "namespace Zoo.Animals; using System.Text; using Zoo; enum 5 E { value(0; A) { } }", new Findings());
        assertEquals("Zoo.Animals", file.namespace().orElseThrow());
        assertEquals("[System.Text, Zoo]", file.usings().toString());
    }

    @Test
    void anEnumHasInterfacesAndValuesWithGapsAndAnyName() {
        check("enum 5 Kind:IFoo,Zoo/IBar [{Extensible=true} 0 ' ', 7 '', 10000 'Purch. Inv.'{Caption='x'}]", """
                enum 5 Kind implements IFoo, Zoo."IBar"
                {
                    Extensible = true;
                    value(0; " ") { }
                    value(7; "") { }
                    value(10000; "Purch. Inv.") { Caption = 'x'; }
                }
                """);
        check(
                "enumextension 6 More of Zoo/Kind [1 'B'{Implementation=IFoo = Cat , IBar = Dog}]",
                "enumextension 6 More extends Zoo.Kind { value(1; B) { Implementation = IFoo = Cat, IBar = Dog; } }");
    }

    @Test
    void aCodeunitHasVariablesProceduresAndTriggers() {
        check(
                "codeunit 5 C:IFoo [{Subtype=Upgrade} A:Integer; B:Integer; @WithEvents protected P:Text[5];"
                        + " trigger OnRun() <begin end> local procedure Sum(var A:Decimal; B:Code[20])R:Decimal"
                        + " [I:Integer;] <begin if A = 1 then begin end ; end> procedure Last() <begin end>]",
                """
                codeunit 5 C implements IFoo
                {
                    Subtype = Upgrade;
                    var A, B: Integer;
                    protected var
                        [WithEvents]
                        P: Text[5];
                    trigger OnRun()
                    begin
                    end;
                    local procedure Sum(var A: Decimal; B: Code[20]) R: Decimal
                    var
                        I: Integer;
                    begin
                        if A = 1 then begin end;
                    end;
                    procedure Last();
                    begin
                    end
                }
                """);
    }

    @Test
    void attributesBelongToWhatFollowsThem() {
        check(
                "codeunit 5 C [A:Integer; @Obsolete('x'|'25.0') @EventSubscriber(ObjectType :: Table|F ( 1 , 2 )|'')"
                        + " internal procedure P(@X var A:Text) <begin end>]",
                """
                codeunit 5 C
                {
                    var A: Integer;
                    [Obsolete('x', '25.0')]
                    [EventSubscriber(ObjectType::Table, F(1, 2), '')]
                    internal procedure P([X] var A: Text)
                    begin
                    end;
                }
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Integer                                             | Integer
            Code[20]                                            | Code[20]
            Record Customer                                     | Record Customer
            Record Zoo."Sales Header" temporary                 | Record Zoo/Sales Header temporary
            Record 36                                           | Record 36
            DotNet "System.String" RunOnClient                  | DotNet System.String
            array[2, 3] of Text[50]                             | array[2, 3] of Text[50]
            array[2] of Record Customer temporary               | array[2] of Record Customer temporary
            List of [Text]                                      | List of [Text]
            Dictionary of [Code[20], List of [Integer]]         | Dictionary of [Code[20], List of [Integer]]
            Option                                              | Option[]
            Option " ",Open,"Sent back"                         | Option[ , Open, Sent back]
            Option ,A,,B                                        | Option[, A, , B]
            Label 'It''s %1'                                    | 'It's %1'
            Label 'x', Comment = '%1; y', Locked=true, MaxLength = 9 | 'x'//%1; y locked up to 9
            Label 'x', Locked = false,                          | 'x'
            TextConst ENU = 'a', DEU = 'b'                      | ENU='a' DEU='b'
            """)
    void typesOfAllForms(String input, String expected) {
        check("codeunit 5 C [V:" + expected + ";]", "codeunit 5 C { var V: " + input + "; }");
    }

    @Test
    void aReturnTypeEndsWhereTheNextDeclarationBegins() {
        check(
                "interface I:J,K [procedure A():Boolean @Obsolete('x') procedure B():Text[5] procedure C():Option[]"
                        + " internal procedure D():Option[X, Y] procedure E()]",
                """
                interface I extends J, K
                {
                    procedure A(): Boolean
                    [Obsolete('x')]
                    procedure B(): Text[5]
                    procedure C(): Option
                    internal procedure D(): Option X,Y;
                    procedure E();
                }
                """);
        check(
                "codeunit 5 C [procedure A():Option [B:Integer;] <begin end> procedure D():Option <begin end>]"
                        .replace("Option", "Option[]"),
                """
                codeunit 5 C
                {
                    procedure A(): Option
                    var
                        B: Integer;
                    begin
                    end;
                    procedure D(): Option
                    begin
                    end;
                }
                """);
    }

    @Test
    void tablesKeepTheCodeOfTheirFields() {
        check(
                "table 5 T [field A [trigger OnValidate() <begin A := '}' ; end>] field B V:Integer;"
                        + " trigger OnInsert() <begin end>]",
                """
                table 5 T
                {
                    fields
                    {
                        field(1; A; Text[5]) { trigger OnValidate() begin A := '}'; end; }
                        field(2; B; Enum "X") { }
                    }
                    fieldgroups { fieldgroup(DropDown; A) { } }
                    var V: Integer;
                    trigger OnInsert() begin end;
                }
                """);
        check(
                "tableextension 5 T of U [modify A [{Caption='x'} trigger OnAfterValidate() <begin end>]]",
                "tableextension 5 T extends U { fields { modify(A) { Caption = 'x'; trigger OnAfterValidate() begin end; } } }");
    }

    @Test
    void pagesKeepTheirSectionsWithTheCodeInThem() {
        check(
                "page 5 P [{SourceTable=T} trigger OnOpenPage() <begin end> layout() [area(content) [field(Name ; Rec"
                        + " . Name) [{Visible=A and B = C} trigger OnDrillDown() <begin end>] usercontrol(V ; X) [trigger"
                        + " V::Ready(A:Text) <begin end>] moveafter(A ; B)]]]",
                """
                page 5 P
                {
                    SourceTable = T;
                    layout
                    {
                        area(content)
                        {
                            field(Name; Rec.Name)
                            {
                                Visible = A and B = C;
                                trigger OnDrillDown() begin end;
                            }
                            usercontrol(V; X) { trigger V::Ready(A: Text) begin end; }
                            moveafter(A; B)
                        }
                    }
                    trigger OnOpenPage() begin end;
                }
                """);
    }

    @Test
    void allKindsOfObjectsAreRead() {
        check(
                "pageextension 5 E of Zoo/P; pagecustomization C of P; profile R [{Caption='x'}];"
                        + " permissionset 6 S [{Permissions=tabledata T = R , table T = X}]; controladdin A [event"
                        + " Ready(X:Text) procedure Show()]; dotnet  [assembly(mscorlib) [type(System . String ; Str)]]",
                """
                pageextension 5 E extends Zoo.P { }
                pagecustomization C customizes P { }
                profile R { Caption = 'x'; }
                permissionset 6 S { Permissions = tabledata T = R, table T = X; }
                controladdin A { event Ready(X: Text) procedure Show() }
                dotnet { assembly(mscorlib) { type(System.String; Str) { } } }
                """);
    }

    @Test
    void afterAFaultTheNextDeclarationIsRead() {
        check(
                "codeunit 5 C [procedure B() <begin end>] ! a.al:1:29: expected ':' but found ')'",
                "codeunit 5 C { procedure A(X) begin end; procedure B() begin end; }");
        check(
                "codeunit 5 C [B:Text; procedure P() <begin end>] ! a.al:1:22: expected a variable, such as 'Total: Decimal;'"
                        + " but found 'A'",
                "codeunit 5 C { var   A Integer; B: Text; procedure P() begin end; }");
        check(
                "codeunit 5 C [procedure A() procedure B() <begin end>] ! a.al:1:31: expected 'begin' but found 'procedure'",
                "codeunit 5 C { procedure A(); procedure B() begin end; }");
        check(
                "codeunit 5 C [procedure A() <begin x ;> local procedure B() <begin end>]",
                "codeunit 5 C { procedure A() begin x; local procedure B() begin end; }");
        check(
                "enum 5 E [2 'B'] ! a.al:1:18: expected an ordinal but found 'A'",
                "enum 5 E { value(A; 1) { } value(2; B) { } }");
        check(
                "codeunit 5 C [procedure B() <begin end>] ! a.al:1:16: expected a property, a trigger or a procedure but found"
                        + " 'actions'",
                "codeunit 5 C { actions { a { } } procedure B() begin end; }");
        check("codeunit 6 D ! a.al:1:14: expected an object name but found '{'", "codeunit 5   { } codeunit 6 D { }");
    }

    @Test
    void aBlankNameDoesNotStopTheReader() {
        check("codeunit 5 C [ :Text; A:Text;]", "codeunit 5 C { var \" \": Text; A: Text; }");
        check(
                "codeunit 5 C [B:Text;] ! a.al:1:23: expected the name of a variable but found ':'",
                "codeunit 5 C { var A, : Text; B: Text; }");
    }

    @Test
    void theEndOfTheFileComesToEveryPlace() {
        String codeunit =
                "codeunit 5 C implements I { A = 1; [X(1)] local procedure A(var B: Record C temporary; D: array[2]"
                        + " of List of [Text]): Option var E: Label 'x', Locked = true; begin case x of 1: end; end; var F: Text; }";
        for (int length = 1; length < codeunit.length(); length++) {
            Findings findings = new Findings();
            parse(codeunit.substring(0, length), findings);
            assertEquals(true, findings.count() > 0, codeunit.substring(0, length));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page 1 P { ",
                "page 1 P { a { ",
                "codeunit 1 C { procedure A(",
                "codeunit 1 C { var A: ",
                "codeunit 1 C { var A: List of [",
                "array[1] of ",
                "List of [",
                "[X(",
                "[",
                "procedure ",
                "begin ",
                "enum 1 E { value(1; ",
                "a(",
                "var ",
                "codeunit 1 C { procedure A() begin ",
                "interface I { procedure A(): "
            })
    void noInputIsTooDeep(String repeated) {
        Findings findings = new Findings();
        parse("codeunit 1 C { var A: " + repeated.repeat(100_000), findings);
        parse("page 1 P { " + repeated.repeat(100_000), findings);
        parse(repeated.repeat(100_000), findings);
        assertEquals(true, findings.count() > 0);
    }

    // The objects with semicolons between them, then the findings.
    private static void check(String expected, String input) {
        Findings findings = new Findings();
        String objects =
                parse(input, findings).objects().stream().map(TreeText::of).collect(joining("; "));
        Stream<String> faults = findings.problems().stream().map(problem -> " ! " + problem.message());
        assertEquals(expected, objects + faults.collect(joining()));
    }

    private static SourceFile parse(String input, Findings findings) {
        Source source = Source.decode("a.al", input.getBytes(StandardCharsets.UTF_8));
        return SourceParser.parse(source, Set.of(), findings);
    }
}
