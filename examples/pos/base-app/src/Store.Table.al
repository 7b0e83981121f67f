/// One list of stores for all companies.
table 50101 Store
{
    Caption = 'Store';
    DataPerCompany = false;

    fields
    {
        field(1; Code; Code[10]) { Caption = 'Code'; }
        field(2; Name; Text[50]) { Caption = 'Name'; }
    }
    keys
    {
        key(PK; Code) { Clustered = true; }
    }
}
