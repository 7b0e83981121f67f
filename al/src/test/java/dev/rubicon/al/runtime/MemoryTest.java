package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.al.runtime.rows.MemoryRows;
import dev.rubicon.al.runtime.run.Context;
import dev.rubicon.al.runtime.run.Limits;
import dev.rubicon.al.runtime.value.AlError;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much memory the values of AL code may take: code that keeps more is stopped, code that lets go is not. */
class MemoryTest {
    private static final Limits LIMITS =
            new Limits(100_000_000, Duration.ofMinutes(5), 400, 64 << 20, 10_000_000, 4 << 20);

    private static Object run(String body) {
        return Running.of(
                        "table 50100 Line { fields { field(1; No; Integer) { } field(2; Name; Text[250]) { } } }",
                        """
                codeunit 50100 Test
                {
                    procedure Go(): Integer
                    var
                        Line: Record Line temporary;
                        Lines: List of [Text];
                        Numbers: List of [Integer];
                        Other: List of [Integer];
                        Lists: Dictionary of [Integer, List of [Integer]];
                        Builder: TextBuilder;
                        Array: JsonArray;
                        Object: JsonObject;
                        Blob: Codeunit Keeper;
                        Errors: List of [Text];
                        Value: Text;
                        I: Integer;
                        J: Integer;
                    begin
                        %s
                        exit(1);
                    end;

                    procedure Deep(Text: Text; I: Integer)
                    var
                        Own: Text;
                    begin
                        Own := Text + Format(I);
                        Deep(Own, I + 1);
                    end;
                }
                codeunit 50101 Keeper
                {
                    procedure Keep(Text: Text)
                    begin
                        Kept.Add(Text);
                    end;

                    var
                        Kept: List of [Text];
                }
                """.formatted(body))
                .call(50100, "Go", new MemoryRows(10), Context.Kind.NORMAL, LIMITS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Value := 'x'; for I := 1 to 40 do begin Value += Value; Lines.Add(Value); end;",
                "while true do Numbers.Add(1);",
                "while true do Lines.Add('0123456789012345678901234567890123456789');",
                "for I := 1 to 100000000 do begin Line.No := I; Line.Name := 'x'; Line.Insert(); end;",
                "for I := 1 to 100000000 do begin Clear(Other); for J := 1 to 10 do Other.Add(J); Lists.Add(I, Other); end;",
                "while true do Builder.AppendLine('0123456789');",
                "Array.Add('x'); while true do Array.Add(Array);",
                "for I := 1 to 100000000 do Object.Add('name' + Format(I), I);",
                "for I := 1 to 100000000 do Blob.Keep('number ' + Format(I));",
                "Deep(PadStr('', 200000, 'x'), 1);"
            })
    void whatKeepsWithoutAnEndIsStopped(String body) {
        AlError error = assertThrows(AlError.class, () -> run(body));
        assertEquals("RB771 it keeps more than 4 MB in its variables", error.code() + " " + error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for I := 1 to 60 do Value := PadStr('', 500000, 'x');",
                "for I := 1 to 60 do begin Clear(Lines); for J := 1 to 2000 do Lines.Add('0123456789' + Format(J)); end;",
                "for I := 1 to 60 do begin Line.DeleteAll(); for J := 1 to 1000 do begin Line.No := J; Line.Insert(); end; end;",
                "for I := 1 to 60 do begin Builder.Clear(); Builder.Append(PadStr('', 500000, 'x')); end;",
                "for I := 1 to 60 do begin Clear(Array); for J := 1 to 1000 do Array.Add(J); end;"
            })
    void whatLetsGoIsNot(String body) {
        assertEquals(1L, run(body));
    }
}
