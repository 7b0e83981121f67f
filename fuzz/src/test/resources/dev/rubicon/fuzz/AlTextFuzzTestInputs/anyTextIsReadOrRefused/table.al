namespace Zoo.Pets;

using System.Utilities;

/// <summary>Pets.</summary>
table 50100 "Pet; { } // ""x"""
{
    Caption = 'Pet''s', Comment = '{';
    DataPerCompany = false;
    ObsoleteState = Pending;

    fields
    {
        field(1; "No."; Code[20]) { NotBlank = true; }
        field(2; Kind; Enum "Pet Kind") { InitValue = Cat; }
        field(3; Size; Option) { OptionMembers = " ",Small,"Very, large"; OptionOrdinalValues = -1, 1, 10; }
        field(4; Name; Text[100])
        {
            trigger OnValidate()
            begin
                Rec.Modify(true);
            end;
        }
        field(5; Visits; Integer) { FieldClass = FlowField; CalcFormula = count(Visit where("Pet No." = field("No."))); }
#if not CLEAN
        field(6; Old; Blob) { ObsoleteState = Removed; }
#elif CLEAN or (not BC17 and CLEAN)
        field(7; Entry; BigInteger) { AutoIncrement = true; }
#else
#endif
    }
    keys
    {
        key(PK; "No.") { Clustered = true; }
        key(ByName; Name, Kind) { SumIndexFields = Visits; Unique = true; }
    }
    fieldgroups { fieldgroup(DropDown; "No.", Name) { } }
}

tableextension 50101 PetExt extends Customer
{
    fields { modify(Name) { Caption = 'n'; } field(50100; Pet; Code[20]) { TableRelation = "Pet"; } }
    keys { key(K; Pet) { } }
}

enum 50102 "Pet Kind" implements IPet, Zoo.IOther
{
    Extensible = true;
    value(0; " ") { Implementation = IPet = Dog; }
    value(-5; Cat) { Caption = 'Cat'; }
}

enumextension 50103 More extends "Pet Kind" { value(10; "") { } }
