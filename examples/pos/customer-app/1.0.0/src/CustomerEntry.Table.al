table 50201 "Customer Entry"
{
    Caption = 'Customer Entry';

    fields
    {
        field(1; "Entry No."; Integer) { Caption = 'Entry No.'; AutoIncrement = true; }
        field(2; "Customer No."; Code[20]) { Caption = 'Customer No.'; TableRelation = Customer."No."; }
        field(3; Amount; Decimal) { Caption = 'Amount'; }
    }
    keys
    {
        key(PK; "Entry No.") { Clustered = true; }
        key(Customer; "Customer No.") { SumIndexFields = Amount; }
    }
}
