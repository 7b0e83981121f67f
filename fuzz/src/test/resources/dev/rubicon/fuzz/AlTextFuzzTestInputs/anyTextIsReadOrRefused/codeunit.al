#pragma warning disable AA0001
codeunit 50104 Vet implements IPet
{
    Subtype = Upgrade;
    Permissions = tabledata Pet = rimd, tabledata "A B" = r;

    var
        Pet: Record Pet temporary;
        Names: array[2, 3] of Text[30];
        Lookup: Dictionary of [Code[20], List of [Integer]];
        Hi: Label 'it''s %1', Comment = 'x', Locked = true;
        Choice: Option A,"B C",D;

    [EventSubscriber(ObjectType::Codeunit, Codeunit::"Sales-Post", 'OnRun', '', false, false)]
    local procedure Run(var Rec: Record Pet; Count: Integer) Result: Boolean
    var
        i: Integer;
    begin
        if not Pet.FindSet() then
            exit;
        repeat
            case Pet.Kind of
                Pet.Kind::Cat, Enum::"Pet Kind"::" ":
                    i += 1;
                1 .. 10:
                    begin
                        Names[1, 2] := 'a' + "b" + @'verbatim\';
                        break;
                    end;
                else
                    Error('%1', -2.5 * (3 + 4) mod 5 div 2);
            end;
        until Pet.Next = 0;
        for i := 10 downto 1 do
            foreach Choice in Lookup.Keys do
                while (i < 3) or not (i >= 7) and (i <> 5) do
                    with Pet do
                        Modify(true);
        asserterror Codeunit.Run(Codeunit::Vet);
        i := Count > 1 ? 2 : 3;
        Result := i in [1, 3 .. 5, 20240131D, 235959.999T, 0DT, 12L, 'c'];
        /* a comment
           of two lines */
    end;

    internal procedure Later(): Text begin end;

    trigger OnUpgradePerCompany()
    begin
    end;
}
