// Platform tables whose rows tell of the instance. Nobody can write them.
table 2000000006 Company
{
    DataPerCompany = false;

    fields
    {
        field(1; Name; Text[30]) { }
        field(2; "Evaluation Company"; Boolean) { }
        field(3; "Display Name"; Text[250]) { }
        field(8000; Id; Guid) { }
        field(8005; "Business Profile Id"; Text[250]) { }
    }

    keys
    {
        key(PK; Name) { }
    }
}

table 2000000038 AllObj
{
    DataPerCompany = false;

    fields
    {
        field(1; "Object Type"; Option)
        {
            OptionMembers = "TableData","Table",,"Report",,"Codeunit","XMLport","MenuSuite","Page","Query","System","FieldNumber",,,"PageExtension","TableExtension","Enum","EnumExtension","Profile","ProfileExtension","PermissionSet","PermissionSetExtension","ReportExtension";
        }
        field(3; "Object ID"; Integer) { }
        field(4; "Object Name"; Text[30]) { }
        field(60; "App Package ID"; Guid) { }
        field(61; "App Runtime Package ID"; Guid) { }
        field(62; "AL Namespace"; Text[500]) { }
    }

    keys
    {
        key(PK; "Object Type", "Object ID") { }
    }
}

table 2000000058 AllObjWithCaption
{
    DataPerCompany = false;

    fields
    {
        field(1; "Object Type"; Option)
        {
            OptionMembers = "TableData","Table",,"Report",,"Codeunit","XMLport","MenuSuite","Page","Query","System","FieldNumber",,,"PageExtension","TableExtension","Enum","EnumExtension","Profile","ProfileExtension","PermissionSet","PermissionSetExtension","ReportExtension";
        }
        field(3; "Object ID"; Integer) { }
        field(4; "Object Name"; Text[30]) { }
        field(20; "Object Caption"; Text[249]) { }
        field(30; "Object Subtype"; Text[30]) { }
        field(60; "App Package ID"; Guid) { }
        field(61; "App Runtime Package ID"; Guid) { }
        field(62; "App ID"; Guid) { }
        field(63; "AL Namespace"; Text[500]) { }
    }

    keys
    {
        key(PK; "Object Type", "Object ID") { }
    }
}

table 2000000041 "Field"
{
    DataPerCompany = false;

    fields
    {
        field(1; TableNo; Integer) { }
        field(2; "No."; Integer) { }
        field(3; TableName; Text[30]) { }
        field(4; FieldName; Text[30]) { }
        field(5; Type; Option)
        {
            OptionMembers = TableFilter,RecordID,OemText,Date,Time,DateFormula,Decimal,Media,MediaSet,Text,Code,Binary,BLOB,Boolean,Integer,OemCode,Option,BigInteger,Duration,GUID,DateTime;
            OptionOrdinalValues = 4912, 4988, 11519, 11775, 11776, 11797, 12799, 26207, 26208, 31488, 31489, 33791, 33793, 34047, 34559, 35071, 35583, 36095, 36863, 37119, 37375;
        }
        field(6; Len; Integer) { }
        field(7; Class; Option)
        {
            OptionMembers = Normal,FlowField,FlowFilter;
        }
        field(8; Enabled; Boolean) { }
        field(9; "Type Name"; Text[30]) { }
        field(10; ExternalName; Text[100]) { }
        field(20; "Field Caption"; Text[80]) { }
        field(21; RelationTableNo; Integer) { }
        field(22; RelationFieldNo; Integer) { }
        field(23; SQLDataType; Option)
        {
            OptionMembers = Varchar,Integer,Variant,BigInteger;
        }
        field(24; OptionString; Text[2047]) { }
        field(25; ObsoleteState; Option)
        {
            OptionMembers = No,Pending,Removed;
        }
        field(26; ObsoleteReason; Text[248]) { }
        field(27; DataClassification; Option)
        {
            OptionMembers = CustomerContent,ToBeClassified,EndUserIdentifiableInformation,AccountData,EndUserPseudonymousIdentifiers,OrganizationIdentifiableInformation,SystemMetadata;
        }
        field(28; IsPartOfPrimaryKey; Boolean) { }
        field(60; "App Package ID"; Guid) { }
        field(61; "App Runtime Package ID"; Guid) { }
        field(62; "OptimizeForTextSearch"; Boolean) { }
        field(63; Access; Option)
        {
            OptionMembers = Public,Internal,Protected,Local;
        }
        field(64; IsAllowedInCustomizations; Boolean) { }
    }

    keys
    {
        key(PK; TableNo, "No.") { }
    }
}

table 2000000136 "Table Metadata"
{
    DataPerCompany = false;

    fields
    {
        field(1; ID; Integer) { }
        field(2; Name; Text[30]) { }
        field(3; Caption; Text[80]) { }
        field(4; DataPerCompany; Boolean) { }
        field(5; LookupPageID; Integer) { }
        field(6; DrillDownPageId; Integer) { }
        field(7; DataCaptionFields; Text[80]) { }
        field(8; PasteIsValid; Boolean) { }
        field(9; LinkedObject; Boolean) { }
        field(10; DataIsExternal; Boolean) { }
        field(11; TableType; Option)
        {
            OptionMembers = Normal,CRM,ExternalSQL,Exchange,MicrosoftGraph,Query,Temporary;
        }
        field(12; ExternalName; Text[248]) { }
        field(13; ObsoleteState; Option)
        {
            OptionMembers = No,Pending,Removed;
        }
        field(14; ObsoleteReason; Text[248]) { }
        field(15; DataClassification; Option)
        {
            OptionMembers = CustomerContent,ToBeClassified,EndUserIdentifiableInformation,AccountData,EndUserPseudonymousIdentifiers,OrganizationIdentifiableInformation,SystemMetadata;
        }
        field(16; ReplicateData; Boolean) { }
        field(17; CompressionType; Option)
        {
            OptionMembers = Unspecified,None,Row,Page;
        }
        field(18; "App ID"; Guid) { }
        field(19; InherentPermissions; Text[5]) { }
        field(20; InherentEntitlements; Text[5]) { }
        field(21; Scope; Option)
        {
            OptionMembers = Cloud,OnPrem;
        }
        field(22; Access; Option)
        {
            OptionMembers = Public,Internal;
        }
        field(23; "AL Namespace"; Text[500]) { }
    }

    keys
    {
        key(PK; ID) { }
    }
}

table 2000000120 User
{
    DataPerCompany = false;

    fields
    {
        field(1; "User Security ID"; Guid) { }
        field(2; "User Name"; Code[50]) { }
        field(3; "Full Name"; Text[80]) { }
        field(4; State; Option)
        {
            OptionMembers = Enabled,Disabled;
        }
        field(5; "Expiry Date"; DateTime) { }
        field(7; "Windows Security ID"; Text[119]) { }
        field(8; "Change Password"; Boolean) { }
        field(10; "License Type"; Option)
        {
            OptionMembers = "Full User","Limited User","Device Only User","Windows Group","External User","External Administrator","External Accountant","Application","AAD Group","Agent";
        }
        field(11; "Authentication Email"; Text[250]) { }
        field(14; "Contact Email"; Text[250]) { }
        field(15; "Exchange Identifier"; Text[250]) { }
        field(16; "Application ID"; Guid) { }
    }

    keys
    {
        key(PK; "User Security ID") { }
    }
}

table 2000000206 "Published Application"
{
    DataPerCompany = false;

    fields
    {
        field(1; "Runtime Package ID"; Guid) { }
        field(2; "Package ID"; Guid) { }
        field(3; "ID"; Guid) { }
        field(4; Name; Text[250]) { }
        field(5; Publisher; Text[250]) { }
        field(6; "Version Major"; Integer) { }
        field(7; "Version Minor"; Integer) { }
        field(8; "Version Build"; Integer) { }
        field(9; "Version Revision"; Integer) { }
        field(10; "Package Type"; Option)
        {
            OptionMembers = Extension,SymbolsOnly,Designer,CRM;
        }
        field(11; "Published As"; Option)
        {
            OptionMembers = "Global","PTE","Dev";
        }
        field(12; "Tenant ID"; Text[128]) { }
        field(13; Installed; Boolean) { }
        field(14; Brief; Text[250]) { }
        field(15; Description; BLOB) { }
        field(16; "Privacy Statement"; Text[250]) { }
        field(17; EULA; Text[250]) { }
        field(18; Url; Text[250]) { }
        field(19; Help; Text[250]) { }
        field(20; Logo; Media) { }
        field(21; Screenshots; MediaSet) { }
        field(22; Blob; BLOB) { }
        field(25; Symbols; BLOB) { }
        field(26; "Content Hash"; Text[250]) { }
        field(27; "Show My Code"; Boolean) { }
        field(28; "Package Hash"; Text[64]) { }
        field(29; "Application Insights Key"; Guid) { }
        field(30; "Tenant Visible"; Boolean) { }
        field(31; "PerTenant Or Installed"; Boolean) { }
        field(32; "Key Vault URLs"; Text[250]) { }
        field(33; "Publisher AAD Tenant ID"; Guid) { }
        field(34; Documentation; BLOB) { }
        field(35; "App Insights Connection String"; Text[512]) { }
        field(36; "Resource Exposure Policy"; Integer) { }
        field(37; "Resource Exposure Policy Applicable To Dev Extension"; Boolean) { }
        field(38; "Source Repository Url"; Text[250]) { }
        field(39; "Source Commit ID"; Text[64]) { }
        field(40; "Build By"; Text[64]) { }
        field(41; "Build Url"; Text[250]) { }
    }

    keys
    {
        key(PK; "Runtime Package ID") { }
    }
}

table 2000000153 "NAV App Installed App"
{
    DataPerCompany = false;

    fields
    {
        field(1; "App ID"; Guid) { }
        field(2; "Package ID"; Guid) { }
        field(3; Name; Text[250]) { }
        field(4; Publisher; Text[250]) { }
        field(5; "Version Major"; Integer) { }
        field(6; "Version Minor"; Integer) { }
        field(7; "Version Build"; Integer) { }
        field(8; "Version Revision"; Integer) { }
        field(9; "Compatibility Major"; Integer) { }
        field(10; "Compatibility Minor"; Integer) { }
        field(11; "Compatibility Build"; Integer) { }
        field(12; "Compatibility Revision"; Integer) { }
        field(13; "Content Hash"; Text[250]) { }
        field(14; "Hash Algorithm"; Integer) { }
        field(15; "Extension Type"; Integer) { }
        field(16; "Published As"; Option)
        {
            OptionMembers = "Global","PTE","Dev";
        }
    }

    keys
    {
        key(PK; "App ID") { }
    }
}
