tableextension 50202 "Item Points" extends Item
{
    fields
    {
        field(50202; "Points per Unit"; Integer) { Caption = 'Points per Unit'; }
    }
}
