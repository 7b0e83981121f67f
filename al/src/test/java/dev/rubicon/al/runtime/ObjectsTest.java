package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.al.runtime.rows.MemoryRows;
import dev.rubicon.al.runtime.value.AlError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What codeunits, interfaces, enums and events are to each other. */
class ObjectsTest {
    private static final String HELPERS = """
            interface Shape { procedure Area(Factor: Integer): Integer; }
            codeunit 50101 Square implements Shape
            {
                procedure Area(Factor: Integer): Integer begin exit(4 * Factor); end;
            }
            codeunit 50102 Circle implements Shape
            {
                procedure Area(Factor: Integer): Integer begin exit(3 * Factor); end;
            }
            enum 50100 Form implements Shape
            {
                DefaultImplementation = Shape = Square;
                value(0; Edged) { }
                value(5; Round) { Caption = 'So round'; Implementation = Shape = Circle; }
            }
            codeunit 50103 Counter
            {
                SingleInstance = true;
                var
                    Count: Integer;
                procedure Add(): Integer begin Count += 1; exit(Count); end;
            }
            codeunit 50104 Publisher
            {
                var
                    Heard: Text;
                procedure Raise(): Text var Told: Text; begin OnTold('news', Told); exit(Told + Heard); end;
                procedure Hear(Word: Text) begin Heard += Word; end;
                [IntegrationEvent(true, false)]
                local procedure OnTold(News: Text; var Told: Text) begin end;
            }
            codeunit 50105 "Always Listening"
            {
                [EventSubscriber(ObjectType::Codeunit, Codeunit::Publisher, 'OnTold', '', false, false)]
                local procedure Listen(var Sender: Codeunit Publisher; var Told: Text; News: Text)
                begin
                    Told += 'A ' + News;
                    Sender.Hear('!');
                end;
            }
            codeunit 50106 "Listening When Bound"
            {
                EventSubscriberInstance = Manual;
                var
                    Name: Text;
                procedure Called(NewName: Text) begin this.Name := NewName; end;
                [EventSubscriber(ObjectType::Codeunit, Codeunit::Publisher, 'OnTold', '', false, false)]
                local procedure Listen(var Told: Text) begin Told += this.Name; end;
            }
            codeunit 50107 Trying
            {
                [TryFunction]
                procedure Divide(A: Integer; B: Integer; var Result: Integer) begin Result := A div B; end;
                procedure Named() Result: Integer begin Result := 7; end;
                procedure Over(A: Integer): Text begin exit('whole'); end;
                procedure Over(A: Text): Text begin exit('text'); end;
                procedure Over(A: Decimal; B: Boolean): Text begin exit('two'); end;
                procedure Sum(Numbers: array[3] of Integer) Total: Integer var N: Integer; begin
                    for N := 1 to ArrayLen(Numbers) do
                        Total += Numbers[N];
                    Numbers[1] := 0;
                end;
                procedure Fill(var Numbers: array[3] of Integer) var N: Integer; begin
                    for N := 1 to 3 do
                        Numbers[N] := N * N;
                end;
                procedure Never(): Boolean begin exit(false); end;
            }
            """;

    private static Object run(String type, String variables, String body) {
        Running running = Running.of(HELPERS, """
                codeunit 50100 Test
                {
                    procedure Go(): %s
                    %s
                    begin
                        %s
                    end;
                }
                """.formatted(type, variables, body));
        assertEquals(List.of(), running.reach(50100).unsupported());
        return running.call(50100, "Go", new MemoryRows(100));
    }

    @Test
    void interfacesAreWhatTheyWereGiven() {
        assertEquals(8L, run("Integer", "var S: Interface Shape; Q: Codeunit Square;", "S := Q; exit(S.Area(2));"));
    }

    @Test
    void valuesOfEnumsImplementInterfaces() {
        assertEquals(
                34L,
                run(
                        "Integer",
                        "var S: Interface Shape;",
                        "S := Form::Edged; exit(S.Area(1) + 10 * Area(Form::Round)); end;"
                                + " local procedure Area(S: Interface Shape): Integer begin exit(S.Area(1));"));
    }

    @Test
    void enumsCountByTheirOrdinals() {
        assertEquals(
                "So round 5 Round",
                run(
                        "Text",
                        "var F: Enum Form;",
                        "F := Enum::Form.FromInteger(5);"
                                + " exit(Format(F) + ' ' + Format(F.AsInteger()) + ' ' + F.Names().Get(2));"));
    }

    @Test
    void singleInstancesKeepTheirVariables() {
        assertEquals(2L, run("Integer", "var A: Codeunit Counter; B: Codeunit Counter;", "A.Add(); exit(B.Add());"));
    }

    @Test
    void subscribersTakeWhatTheyNameAndTheSender() {
        assertEquals("A news!", run("Text", "var P: Codeunit Publisher;", "exit(P.Raise());"));
    }

    @Test
    void manualSubscribersHearWhileTheyAreBound() {
        assertEquals(
                "A newsme! A news!!",
                run(
                        "Text",
                        "var P: Codeunit Publisher; L: Codeunit \"Listening When Bound\"; T: Text;",
                        "L.Called('me'); BindSubscription(L); T := P.Raise(); UnbindSubscription(L);"
                                + " exit(T + ' ' + P.Raise());"));
    }

    @Test
    void tryFunctionsGiveWhetherTheyCameToTheirEnd() {
        assertEquals(
                "Yes 3 No Attempted to divide by zero.",
                run(
                        "Text",
                        "var T: Codeunit Trying; R: Integer; A: Boolean; B: Boolean;",
                        "A := T.Divide(7, 2, R); B := T.Divide(1, 0, R);"
                                + " exit(StrSubstNo('%1 %2 %3 %4', A, R, B, GetLastErrorText()));"));
    }

    @Test
    void aTryFunctionWhoseResultNobodyTakesFails() {
        assertThrows(
                AlError.class,
                () -> run("Integer", "var T: Codeunit Trying; R: Integer;", "T.Divide(1, 0, R); exit(1);"));
    }

    @Test
    void overloadsAreToldApartByTypesAndNumber() {
        assertEquals(
                "whole text two",
                run(
                        "Text",
                        "var T: Codeunit Trying; C: Code[10];",
                        "exit(T.Over(1) + ' ' + T.Over(C) + ' ' + T.Over(1.5, true));"));
    }

    @Test
    void arraysAreCopiedUnlessTakenByReference() {
        assertEquals(
                15L,
                run("Integer", "var T: Codeunit Trying; N: array[3] of Integer;", "T.Fill(N); exit(T.Sum(N) + N[1]);"));
    }

    @Test
    void namedResultsAndCallsWithoutParentheses() {
        assertEquals(7L, run("Integer", "var T: Codeunit Trying;", "exit(T.Named);"));
    }

    @Test
    void loopsGoOverTheCharactersOfTexts() {
        assertEquals(
                "c-b-a-", run("Text", "var C: Char; T: Text;", "foreach C in 'abc' do T := C + '-' + T; exit(T);"));
    }

    @Test
    void whatNeverRunsNeedNotBeSupported() {
        assertEquals(
                1L,
                run(
                        "Integer",
                        "var T: Codeunit Trying;",
                        "if T.Never() and (1 = 1) then Page.Run(22); if not T.Never() then exit(1); Page.Run(21);"));
    }
}
