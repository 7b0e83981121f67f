table 50200 Customer
{
    Caption = 'Customer';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "No."; Code[20]) { Caption = 'No.'; }
        field(2; Name; Text[50]) { Caption = 'Name'; }
        field(4; "Website"; Text[80]) { Caption = 'Website'; ExtendedDatatype = URL; }
        field(5; Points; Integer) { Caption = 'Points'; }
        field(6; "Sales (LCY)"; Decimal)
        {
            Caption = 'Sales (LCY)';
            FieldClass = FlowField;
            CalcFormula = sum("Customer Entry".Amount where("Customer No." = field("No.")));
            Editable = false;
        }
        field(7; "E-Mail"; Text[80]) { Caption = 'E-Mail'; ExtendedDatatype = EMail; }
    }
    keys
    {
        key(PK; "No.") { Clustered = true; }
        key(Name; Name) { }
    }

    trigger OnInsert()
    begin
        // A customer begins with nothing, whatever { or 'says' otherwise.
        TestField("No.");
        Points := 0;
    end;
}
