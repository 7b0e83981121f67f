// Which upgrades were done: for a company, or, without one, for all.
table 9999 "Upgrade Tags"
{
    DataPerCompany = false;

    fields
    {
        field(1; Tag; Code[250]) { }
        field(2; "Tag Timestamp"; DateTime) { }
        field(3; Company; Code[30]) { }
        field(4; "Skipped Upgrade"; Boolean) { }
    }

    keys
    {
        key(PK; Tag, Company) { }
    }
}

codeunit 9999 "Upgrade Tag"
{
    procedure HasUpgradeTag(Tag: Code[250]): Boolean
    begin
        exit(HasUpgradeTag(Tag, ThisCompany()));
    end;

    procedure HasUpgradeTag(Tag: Code[250]; TagCompanyName: Code[30]): Boolean
    var
        UpgradeTags: Record "Upgrade Tags";
    begin
        exit(UpgradeTags.Get(Tag, TagCompanyName));
    end;

    procedure HasDatabaseUpgradeTag(Tag: Code[250]): Boolean
    begin
        exit(HasUpgradeTag(Tag, ''));
    end;

    procedure SetUpgradeTag(NewTag: Code[250])
    begin
        Add(NewTag, ThisCompany());
    end;

    procedure SetDatabaseUpgradeTag(NewTag: Code[250])
    begin
        Add(NewTag, '');
    end;

    procedure SetSkippedUpgrade(ExistingTag: Code[250]; SkipUpgrade: Boolean)
    begin
        SetSkippedUpgrade(ExistingTag, ThisCompany(), SkipUpgrade);
    end;

    procedure SetSkippedUpgrade(ExistingTag: Code[250]; TagCompanyName: Code[30]; SkipUpgrade: Boolean)
    var
        UpgradeTags: Record "Upgrade Tags";
    begin
        if not UpgradeTags.Get(ExistingTag, TagCompanyName) then
            exit;
        UpgradeTags."Skipped Upgrade" := SkipUpgrade;
        UpgradeTags.Modify();
    end;

    procedure HasUpgradeTagSkipped(ExistingTag: Code[250]; TagCompanyName: Code[30]): Boolean
    var
        UpgradeTags: Record "Upgrade Tags";
    begin
        if UpgradeTags.Get(ExistingTag, TagCompanyName) then
            exit(UpgradeTags."Skipped Upgrade");
        exit(false);
    end;

    procedure SetAllUpgradeTags()
    begin
        SetAllUpgradeTags(ThisCompany());
    end;

    procedure SetAllUpgradeTags(NewCompanyName: Code[30])
    var
        Tags: List of [Code[250]];
        IsSkipped: Boolean;
    begin
        OnSetAllUpgradeTags(NewCompanyName, IsSkipped);
        if IsSkipped then
            exit;
        GetPerDatabaseUpgradeTags(Tags);
        AddMissing(Tags, '');
        Clear(Tags);
        GetPerCompanyUpgradeTags(Tags);
        AddMissing(Tags, NewCompanyName);
    end;

    procedure CopyUpgradeTags(FromCompanyName: Code[30]; ToCompanyName: Code[30])
    var
        UpgradeTags: Record "Upgrade Tags";
        Copied: Record "Upgrade Tags";
    begin
        UpgradeTags.SetRange(Company, FromCompanyName);
        if not UpgradeTags.FindSet() then
            exit;
        repeat
            if not Copied.Get(UpgradeTags.Tag, ToCompanyName) then begin
                Copied := UpgradeTags;
                Copied.Company := ToCompanyName;
                Copied.Insert();
            end;
        until UpgradeTags.Next() = 0;
    end;

    procedure GetPerCompanyUpgradeTags(var PerCompanyUpgradeTags: List of [Code[250]])
    begin
        OnGetPerCompanyUpgradeTags(PerCompanyUpgradeTags);
    end;

    procedure GetPerDatabaseUpgradeTags(var PerDatabaseUpgradeTags: List of [Code[250]])
    begin
        OnGetPerDatabaseUpgradeTags(PerDatabaseUpgradeTags);
    end;

    local procedure ThisCompany(): Code[30]
    begin
        exit(CopyStr(CompanyName(), 1, 30));
    end;

    local procedure Add(NewTag: Code[250]; TagCompanyName: Code[30])
    var
        UpgradeTags: Record "Upgrade Tags";
    begin
        UpgradeTags.Init();
        UpgradeTags.Tag := NewTag;
        UpgradeTags.Company := TagCompanyName;
        UpgradeTags."Tag Timestamp" := CurrentDateTime();
        UpgradeTags.Insert();
    end;

    local procedure AddMissing(Tags: List of [Code[250]]; TagCompanyName: Code[30])
    var
        NewTag: Code[250];
    begin
        foreach NewTag in Tags do
            if not HasUpgradeTag(NewTag, TagCompanyName) then
                Add(NewTag, TagCompanyName);
    end;

    [IntegrationEvent(false, false)]
    internal procedure OnGetPerCompanyUpgradeTags(var PerCompanyUpgradeTags: List of [Code[250]])
    begin
    end;

    [IntegrationEvent(false, false)]
    internal procedure OnGetPerDatabaseUpgradeTags(var PerDatabaseUpgradeTags: List of [Code[250]])
    begin
    end;

    [IntegrationEvent(false, false)]
    internal procedure OnSetAllUpgradeTags(NewCompanyName: Text; var SkipSetAllUpgradeTags: Boolean)
    begin
    end;
}
