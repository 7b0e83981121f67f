table 50100 Item
{
    Caption = 'Item';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "No."; Code[20]) { Caption = 'No.'; }
        field(2; Description; Text[100]) { Caption = 'Description'; }
        field(3; "Unit Price"; Decimal) { Caption = 'Unit Price'; MinValue = 0; }
    }
    keys
    {
        key(PK; "No.") { Clustered = true; }
        key(Description; Description) { }
    }
}
