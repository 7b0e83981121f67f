page 50105 Card
{
    PageType = Card; SourceTable = Pet;
    layout { area(content) { group(A) { field(Name; Rec.Name) { ToolTip = '} {'; trigger OnLookup(var T: Text): Boolean begin exit(true); end; } } } }
    actions { area(Processing) { action(Go) { Caption = 'Go'; RunObject = page Card; trigger OnAction() begin end; } } }
}
pageextension 50106 X extends Card { layout { addafter(Name) { part(P; Y) { SubPageLink = A = field(B); } } modify(Name) { Visible = false; } } }
report 50107 R { dataset { dataitem(P; Pet) { column(N; Name) { } trigger OnAfterGetRecord() begin CurrReport.Skip(); end; } } }
query 50108 Q { elements { dataitem(P; Pet) { column(N; Name) { } filter(F; Kind) { } } } }
xmlport 50109 M { schema { textelement(Root) { tableelement(P; Pet) { fieldattribute(A; P.Name) { } } } } }
permissionset 50110 All { Assignable = true; Permissions = tabledata Pet = RIMD, codeunit Vet = X; }
profile Boss { Description = 'b'; RoleCenter = Card; }
controladdin Viewer { Scripts = 'a.js', 'b.js'; event Ready(); procedure Show(Data: JsonObject); }
dotnet { assembly(mscorlib) { type(System.DateTime; Date) { } } }
entitlement E { Type = Role; ObjectEntitlements = All; }
interface IPet extends IBase { procedure Count(): Integer; }
pagecustomization C customizes Card { layout { moveafter(A; B) } }
