table 50200 Customer
{
    Caption = 'Customer';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "No."; Code[20]) { Caption = 'No.'; }
        field(2; Name; Text[100]) { Caption = 'Name'; }
        field(3; Fax; Text[30]) { Caption = 'Fax'; }
        field(4; "Home Page"; Text[80]) { Caption = 'Home Page'; ExtendedDatatype = URL; }
        field(5; Points; Integer) { Caption = 'Points'; }
        field(6; "Sales (LCY)"; Decimal)
        {
            Caption = 'Sales (LCY)';
            FieldClass = FlowField;
            CalcFormula = sum("Customer Entry".Amount where("Customer No." = field("No.")));
            Editable = false;
        }
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
