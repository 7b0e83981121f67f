// Platform tables of which an instance keeps no rows. Nobody can write them.
table 2000000146 "Intelligent Cloud"
{
    DataPerCompany = false;

    fields
    {
        field(1; "Primary Key"; Text[10]) { }
        field(2; Enabled; Boolean) { }
    }

    keys
    {
        key(PK; "Primary Key") { }
    }
}

table 2000000073 "User Personalization"
{
    DataPerCompany = false;

    fields
    {
        field(3; "User SID"; Guid) { }
        field(9; "Profile ID"; Code[30]) { }
        field(10; "App ID"; Guid) { }
        field(11; Scope; Option)
        {
            OptionMembers = System,Tenant;
        }
        field(12; "Language ID"; Integer) { }
        field(15; Company; Text[30]) { }
        field(18; "Debugger Break On Error"; Boolean) { }
        field(21; "Debugger Break On Rec Changes"; Boolean) { }
        field(24; "Debugger Skip System Triggers"; Boolean) { }
        field(27; "Locale ID"; Integer) { }
        field(30; "Time Zone"; Text[180]) { }
        field(32; "Customization Status"; Option)
        {
            OptionMembers = Updated,"Recompilation Needed","Recompilation Failed";
        }
        field(34; "Emit Version"; Integer) { }
    }

    keys
    {
        key(PK; "User SID") { }
    }
}

table 2000000053 "Access Control"
{
    DataPerCompany = false;

    fields
    {
        field(1; "User Security ID"; Guid) { }
        field(2; "Role ID"; Code[20]) { }
        field(3; "Company Name"; Text[30]) { }
        field(8; Scope; Option)
        {
            OptionMembers = System,Tenant;
        }
        field(9; "App ID"; Guid) { }
    }

    keys
    {
        key(PK; "User Security ID", "Role ID", "Company Name", Scope, "App ID") { }
    }
}

table 2000000167 "Aggregate Permission Set"
{
    DataPerCompany = false;

    fields
    {
        field(1; Scope; Option)
        {
            OptionMembers = System,Tenant;
        }
        field(2; "App ID"; Guid) { }
        field(3; "Role ID"; Code[20]) { }
        field(4; Name; Text[30]) { }
        field(5; "App Name"; Text[250]) { }
    }

    keys
    {
        key(PK; Scope, "App ID", "Role ID") { }
    }
}

table 2000000004 "Permission Set"
{
    DataPerCompany = false;

    fields
    {
        field(1; "Role ID"; Code[20]) { }
        field(2; Name; Text[30]) { }
        field(3; Hash; Text[250]) { }
    }

    keys
    {
        key(PK; "Role ID") { }
    }
}

table 2000000005 Permission
{
    DataPerCompany = false;

    fields
    {
        field(1; "Role ID"; Code[20]) { }
        field(3; "Object Type"; Option)
        {
            OptionMembers = "Table Data","Table",,"Report",,"Codeunit","XMLport","MenuSuite","Page","Query","System",,,,,,,,,;
        }
        field(4; "Object ID"; Integer) { }
        field(6; "Read Permission"; Option)
        {
            OptionMembers = " ",Yes,Indirect;
        }
        field(7; "Insert Permission"; Option)
        {
            OptionMembers = " ",Yes,Indirect;
        }
        field(8; "Modify Permission"; Option)
        {
            OptionMembers = " ",Yes,Indirect;
        }
        field(9; "Delete Permission"; Option)
        {
            OptionMembers = " ",Yes,Indirect;
        }
        field(10; "Execute Permission"; Option)
        {
            OptionMembers = " ",Yes,Indirect;
        }
        field(11; "Security Filter"; TableFilter) { }
    }

    keys
    {
        key(PK; "Role ID", "Object Type", "Object ID") { }
    }
}

table 2000000165 "Tenant Permission Set"
{
    DataPerCompany = false;

    fields
    {
        field(1; "App ID"; Guid) { }
        field(2; "Role ID"; Code[20]) { }
        field(3; Name; Text[30]) { }
        field(4; Assignable; Boolean) { }
    }

    keys
    {
        key(PK; "App ID", "Role ID") { }
    }
}

table 2000000166 "Tenant Permission"
{
    DataPerCompany = false;

    fields
    {
        field(1; "App ID"; Guid) { }
        field(2; "Role ID"; Code[20]) { }
        field(4; "Object Type"; Option)
        {
            OptionMembers = "Table Data","Table",,"Report",,"Codeunit","XMLport","MenuSuite","Page","Query","System",,,,,,,,,;
        }
        field(5; "Object ID"; Integer) { }
        field(7; "Read Permission"; Option)
        {
            OptionMembers = " ",Yes,Indirect;
        }
        field(8; "Insert Permission"; Option)
        {
            OptionMembers = " ",Yes,Indirect;
        }
        field(9; "Modify Permission"; Option)
        {
            OptionMembers = " ",Yes,Indirect;
        }
        field(10; "Delete Permission"; Option)
        {
            OptionMembers = " ",Yes,Indirect;
        }
        field(11; "Execute Permission"; Option)
        {
            OptionMembers = " ",Yes,Indirect;
        }
        field(12; "Security Filter"; TableFilter) { }
        field(13; Type; Option)
        {
            OptionMembers = Include,Exclude;
        }
    }

    keys
    {
        key(PK; "App ID", "Role ID", "Object Type", "Object ID") { }
    }
}

table 2000000072 "Profile"
{
    DataPerCompany = false;

    fields
    {
        field(3; "Profile ID"; Code[30]) { }
        field(12; Description; Text[250]) { }
        field(15; "Role Center ID"; Integer) { }
        field(18; "Default Role Center"; Boolean) { }
        field(21; "Use Comments"; Boolean) { }
        field(24; "Use Notes"; Boolean) { }
        field(27; "Use Record Notes"; Boolean) { }
        field(30; "Record Notebook"; Text[250]) { }
        field(33; "Use Page Notes"; Boolean) { }
        field(36; "Page Notebook"; Text[250]) { }
        field(39; "Disable Personalization"; Boolean) { }
    }

    keys
    {
        key(PK; "Profile ID") { }
    }
}

table 2000000178 "All Profile"
{
    DataPerCompany = false;

    fields
    {
        field(1; Scope; Option)
        {
            OptionMembers = System,Tenant;
        }
        field(2; "App ID"; Guid) { }
        field(3; "Profile ID"; Code[30]) { }
        field(4; Description; Text[2048]) { }
        field(5; "Role Center ID"; Integer) { }
        field(6; "Default Role Center"; Boolean) { }
        field(7; "Use Comments"; Boolean) { }
        field(8; "Use Notes"; Boolean) { }
        field(9; "Use Record Notes"; Boolean) { }
        field(10; "Record Notebook"; Text[250]) { }
        field(11; "Use Page Notes"; Boolean) { }
        field(12; "Page Notebook"; Text[250]) { }
        field(13; "Disable Personalization"; Boolean) { }
        field(14; "App Name"; Text[250]) { }
        field(15; "Enabled"; Boolean) { }
        field(16; Caption; Text[100]) { }
        field(17; Promoted; Boolean) { }
    }

    keys
    {
        key(PK; Scope, "App ID", "Profile ID") { }
    }
}

table 2000000177 "Tenant Profile"
{
    DataPerCompany = false;

    fields
    {
        field(1; "App ID"; Guid) { }
        field(2; "Profile ID"; Code[30]) { }
        field(3; Description; Text[250]) { }
        field(4; "Role Center ID"; Integer) { }
        field(5; "Default Role Center"; Boolean) { }
        field(6; "Disable Personalization"; Boolean) { }
        field(7; Metadata; BLOB) { }
        field(8; "User AL Code"; BLOB) { }
        field(9; "Customization Status"; Option)
        {
            OptionMembers = Updated,"Recompilation Needed","Recompilation Failed";
        }
        field(10; "Emit Version"; Integer) { }
    }

    keys
    {
        key(PK; "App ID", "Profile ID") { }
    }
}

table 2000000168 "Tenant Web Service"
{
    DataPerCompany = false;

    fields
    {
        field(3; "Object Type"; Option)
        {
            OptionMembers = ,,,,,"Codeunit",,,"Page","Query",,,,,,,,,,;
        }
        field(6; "Object ID"; Integer) { }
        field(9; "Service Name"; Text[250]) { }
        field(12; Published; Boolean) { }
        field(13; ExcludeFieldsOutsideRepeater; Boolean) { }
        field(14; ExcludeNonEditableFlowFields; Boolean) { }
    }

    keys
    {
        key(PK; "Object Type", "Service Name") { }
    }
}

table 2000000076 "Web Service"
{
    DataPerCompany = false;

    fields
    {
        field(3; "Object Type"; Option)
        {
            OptionMembers = ,,,,,"Codeunit",,,"Page","Query",,,,,,,,,,;
        }
        field(6; "Object ID"; Integer) { }
        field(9; "Service Name"; Text[250]) { }
        field(12; Published; Boolean) { }
        field(13; ExcludeFieldsOutsideRepeater; Boolean) { }
        field(14; ExcludeNonEditableFlowFields; Boolean) { }
    }

    keys
    {
        key(PK; "Object Type", "Service Name") { }
    }
}

table 2000000199 "Webhook Subscription"
{
    DataPerCompany = false;

    fields
    {
        field(1; "Subscription ID"; Text[150]) { }
        field(2; Endpoint; Text[250]) { }
        field(3; "Client State"; Text[50]) { }
        field(4; "Created By"; Code[50]) { }
        field(5; "Run Notification As"; Guid) { }
        field(6; "Company Name"; Text[30]) { }
        field(7; "Application ID"; Text[20]) { }
    }

    keys
    {
        key(PK; "Subscription ID", Endpoint) { }
    }
}

table 2000000182 "Media Resources"
{
    DataPerCompany = false;

    fields
    {
        field(1; "Code"; Code[50]) { }
        field(2; "MediaSet Reference"; MediaSet) { }
        field(3; "Media Reference"; Media) { }
        field(4; Blob; BLOB) { }
    }

    keys
    {
        key(PK; "Code") { }
    }
}

table 2000000211 "Feature Key"
{
    DataPerCompany = false;

    fields
    {
        field(1; ID; Text[50]) { }
        field(2; Enabled; Option)
        {
            OptionMembers = "None","All Users";
        }
        field(3; Description; Text[2048]) { }
        field(4; "Learn More Link"; Text[2048]) { }
        field(5; "Mandatory By"; Text[2048]) { }
        field(6; "Can Try"; Boolean) { }
        field(7; "Is One Way"; Boolean) { }
        field(8; "Data Update Required"; Boolean) { }
        field(9; "Mandatory By Version"; Text[2048]) { }
        field(10; "Description In English"; Text[2048]) { }
    }

    keys
    {
        key(PK; ID) { }
    }
}

table 2000000260 "Agent"
{
    DataPerCompany = false;

    fields
    {
        field(1; "User Security ID"; Guid) { }
        field(2; "Agent Metadata Provider"; Enum "Agent Metadata Provider") { }
        field(3; "User Name"; Code[50]) { }
        field(4; "Display Name"; Text[80]) { }
        field(5; "State"; Option)
        {
            OptionMembers = Enabled,Disabled;
        }
        field(6; "App ID"; Guid) { }
        field(7; "First Time Setup Page ID"; Integer) { }
        field(8; "Summary Page ID"; Integer) { }
        field(9; "Setup Page ID"; Integer) { }
        field(10; "Can Access Current Company"; Boolean) { }
        field(12; "Can Current User Use Agent"; Boolean) { }
        field(13; "Can Curr. User Configure Agent"; Boolean) { }
        field(14; "Annotations"; Blob) { }
        field(15; Initials; Text[4]) { }
    }

    keys
    {
        key(PK; "User Security ID") { }
    }
}

table 2000000068 "Record Link"
{
    DataPerCompany = false;

    fields
    {
        field(1; "Link ID"; Integer) { }
        field(2; "Record ID"; RecordID) { }
        field(3; URL1; Text[2048]) { }
        field(4; URL2; Text[250]) { }
        field(5; URL3; Text[250]) { }
        field(6; URL4; Text[250]) { }
        field(7; Description; Text[250]) { }
        field(8; Type; Option)
        {
            OptionMembers = Link,Note;
        }
        field(9; Note; BLOB) { }
        field(10; Created; DateTime) { }
        field(11; "User ID"; Text[132]) { }
        field(12; Company; Text[30]) { }
        field(13; Notify; Boolean) { }
        field(14; "To User ID"; Text[132]) { }
    }

    keys
    {
        key(PK; "Link ID") { }
    }
}

table 2000000082 "Report Layout"
{
    DataPerCompany = false;

    fields
    {
        field(1; "Code"; Code[20]) { }
        field(2; "Report ID"; Integer) { }
        field(6; Type; Option)
        {
            OptionMembers = RDLC,Word,Excel,Custom;
        }
        field(7; "Layout"; BLOB) { }
        field(10; "File Extension"; Text[10]) { }
        field(11; Description; Text[80]) { }
        field(12; "Custom XML Part"; BLOB) { }
    }

    keys
    {
        key(PK; "Code") { }
    }
}

table 2000000234 "Report Layout List"
{
    DataPerCompany = false;

    fields
    {
        field(1; "Report ID"; Integer) { }
        field(2; "Name"; Text[250]) { }
        field(3; "Caption"; Text[250]) { }
        field(4; "CaptionML"; Text[250]) { }
        field(5; "Runtime Package ID"; Guid) { }
        field(6; "Layout"; Media) { }
        field(7; "Layout Format"; Option)
        {
            OptionMembers = RDLC,Word,Excel,Custom;
        }
        field(8; "Custom Type"; Guid) { }
        field(9; "MIME Type"; Text[255]) { }
        field(10; Description; Text[250]) { }
        field(11; "Application ID"; Guid) { }
        field(12; "Report Name"; Text[250]) { }
        field(13; "Layout Publisher"; Text[250]) { }
        field(14; "User Defined"; Boolean) { }
        field(15; ReportIsInstalled; Boolean) { }
        field(16; IsObsolete; Boolean) { }
        field(17; ExcelLayoutMultipleDataSheets; enum "Excel Sheet Configuration") { }
    }

    keys
    {
        key(PK; "Report ID", "Name", "Runtime Package ID") { }
    }
}

table 2000000237 "Privacy Notice"
{
    DataPerCompany = false;

    fields
    {
        field(1; ID; Code[50]) { }
        field(2; "Integration Service Name"; Text[250]) { }
        field(3; Link; Text[2048]) { }
        field(4; "User SID Filter"; Guid) { }
    }

    keys
    {
        key(PK; Id) { }
    }
}

table 2000000238 "Privacy Notice Approval"
{
    DataPerCompany = false;

    fields
    {
        field(1; ID; Code[50]) { }
        field(2; "User SID"; Guid) { }
        field(3; "Approver User SID"; Guid) { }
        field(4; Approved; Boolean) { }
    }

    keys
    {
        key(PK; Id, "User SID") { }
    }
}

table 2000000114 "Document Service"
{
    DataPerCompany = false;

    fields
    {
        field(1; "Service ID"; Code[30]) { }
        field(3; Description; Text[80]) { }
        field(5; Location; Text[250]) { }
        field(7; "User Name"; Text[128]) { }
        field(9; Password; Text[128]) { }
        field(11; "Document Repository"; Text[250]) { }
        field(13; Folder; Text[250]) { }
        field(15; "Client Id"; Text[250]) { }
        field(17; "Client Secret"; Text[250]) { }
        field(19; "Redirect URL"; Text[2048]) { }
        field(21; "Authentication Type"; Option)
        {
            OptionMembers = Legacy,OAuth2;
        }
        field(23; "Client Secret Key"; Guid) { }
    }

    keys
    {
        key(PK; "Service ID") { }
    }
}

table 2000000292 "MCP Configuration"
{
    DataPerCompany = false;

    fields
    {
        field(1; Name; Text[100]) { }
        field(2; Description; Text[250]) { }
        field(3; EnableDynamicToolMode; Boolean) { }
        field(4; Active; Boolean) { }
        field(5; AllowProdChanges; Boolean) { }
        field(6; DiscoverReadOnlyObjects; Boolean) { }
    }

    keys
    {
        key(PK; Name) { }
    }
}

table 2000000293 "MCP Configuration Tool"
{
    DataPerCompany = false;

    fields
    {
        field(1; ID; Guid) { }
        field(2; "Object Type"; Option)
        {
            OptionMembers = Page;
        }
        field(3; "Object ID"; Integer) { }
        field(10; "Allow Read"; Boolean) { }
        field(11; "Allow Create"; Boolean) { }
        field(12; "Allow Modify"; Boolean) { }
        field(13; "Allow Delete"; Boolean) { }
        field(14; "Allow Bound Actions"; Boolean) { }
    }

    keys
    {
        key(PK; "ID", "Object Type", "Object ID") { }
    }
}

table 2000000175 "Scheduled Task"
{
    DataPerCompany = false;

    fields
    {
        field(1; ID; Guid) { }
        field(2; "User ID"; Guid) { }
        field(3; "User Name"; Text[50]) { }
        field(4; "User Language ID"; Integer) { }
        field(5; "User Format ID"; Integer) { }
        field(6; "User Time Zone"; Text[32]) { }
        field(7; "User App ID"; Text[20]) { }
        field(10; Company; Text[30]) { }
        field(11; "Is Ready"; Boolean) { }
        field(12; "Not Before"; DateTime) { }
        field(20; "Run Codeunit"; Integer) { }
        field(21; "Failure Codeunit"; Integer) { }
        field(22; "Record"; RecordID) { }
        field(23; "Timeout"; Duration) { }
        field(24; "Tenant ID"; Text[128]) { }
        field(25; "Last Error"; BLOB) { }
        field(26; "Auth Delegation Related Record"; RecordId) { }
        field(27; "Auth Delegation Type"; Enum "Scheduled Task Auth Delegation Type") { }
    }

    keys
    {
        key(PK; ID) { }
    }
}

table 2000000121 "User Property"
{
    DataPerCompany = false;

    fields
    {
        field(1; "User Security ID"; Guid) { }
        field(2; Password; Text[80]) { }
        field(3; "Name Identifier"; Text[250]) { }
        field(4; "Authentication Key"; Text[80]) { }
        field(5; "WebServices Key"; Text[80]) { }
        field(6; "WebServices Key Expiry Date"; DateTime) { }
        field(7; "Authentication Object ID"; Text[80]) { }
        field(8; "Directory Role ID"; Text[80]) { }
        field(9; "Directory Role ID List"; BLOB) { }
        field(10; "Telemetry User ID"; Guid) { }
    }

    keys
    {
        key(PK; "User Security ID") { }
    }
}

table 2000000110 "Active Session"
{
    DataPerCompany = false;

    fields
    {
        field(1; "User SID"; Guid) { }
        field(2; "Server Instance ID"; Integer) { }
        field(3; "Session ID"; Integer) { }
        field(4; "Server Instance Name"; Text[250]) { }
        field(5; "Server Computer Name"; Text[250]) { }
        field(6; "User ID"; Text[132]) { }
        field(7; "Client Type"; Option)
        {
            OptionMembers = "Windows Client","SharePoint Client","Web Service","Client Service",NAS,Background,"Management Client","Web Client",Unknown,Tablet,Phone,Desktop,Teams,"Child Session";
        }
        field(8; "Client Computer Name"; Text[250]) { }
        field(9; "Login Datetime"; DateTime) { }
        field(10; "Database Name"; Text[250]) { }
        field(11; "Session Unique ID"; Guid) { }
    }

    keys
    {
        key(PK; "Server Instance ID", "Session ID") { }
    }
}

table 2000000159 "Data Sensitivity"
{
    DataPerCompany = false;

    fields
    {
        field(1; "Company Name"; Text[30]) { }
        field(2; "Table No"; Integer) { }
        field(3; "Field No"; Integer) { }
        field(7; "Data Sensitivity"; Option)
        {
            OptionMembers = Unclassified,Sensitive,Personal,"Company Confidential",Normal;
        }
        field(8; "Last Modified By"; Guid) { }
        field(9; "Last Modified"; DateTime) { }
    }

    keys
    {
        key(PK; "Company Name", "Table No", "Field No") { }
    }
}

table 2000000193 "Api Web Service"
{
    DataPerCompany = false;

    fields
    {
        field(3; "Object Type"; Option)
        {
            OptionMembers = ,,,,,"Codeunit",,,"Page","Query",,,,,,,,,,;
        }
        field(6; "Object ID"; Integer) { }
        field(9; "Service Name"; Text[250]) { }
        field(12; Published; Boolean) { }
        field(14; Publisher; Text[40]) { }
        field(15; Group; Text[40]) { }
        field(18; Version; Text[10]) { }
        field(21; "Package ID"; Guid) { }
    }

    keys
    {
        key(PK; "Object Type", "Object ID", "Service Name", Publisher, Group, Version, "Package ID") { }
    }
}

table 2000000180 "Media Set"
{
    DataPerCompany = false;

    fields
    {
        field(1; ID; Guid) { }
        field(2; "Media ID"; Media) { }
        field(3; "Company Name"; Text[30]) { }
        field(4; "Media Index"; BigInteger) { }
    }

    keys
    {
        key(PK; ID, "Media ID") { }
    }
}

table 2000000183 "Tenant Media Set"
{
    DataPerCompany = false;

    fields
    {
        field(1; ID; Guid) { }
        field(2; "Media ID"; Media) { }
        field(3; "Company Name"; Text[30]) { }
        field(4; "Media Index"; BigInteger) { }
    }

    keys
    {
        key(PK; ID, "Media ID") { }
    }
}

table 2000000184 "Tenant Media"
{
    DataPerCompany = false;

    fields
    {
        field(1; ID; Guid) { }
        field(2; Description; Text[250]) { }
        field(3; Content; BLOB) { }
        field(4; "Mime Type"; Text[100]) { }
        field(5; Height; Integer) { }
        field(6; Width; Integer) { }
        field(7; "Company Name"; Text[30]) { }
        field(8; "Expiration Date"; DateTime) { }
        field(10; "Prohibit Cache"; Boolean) { }
        field(11; "File Name"; Text[250]) { }
        field(12; "Security Token"; Text[100]) { }
        field(13; "Creating User"; Text[50]) { }
    }

    keys
    {
        key(PK; ID) { }
    }
}

table 2000000185 "Tenant Media Thumbnails"
{
    DataPerCompany = false;

    fields
    {
        field(1; ID; Guid) { }
        field(2; "Media ID"; Guid) { }
        field(3; Content; BLOB) { }
        field(4; "Mime Type"; Text[100]) { }
        field(5; Height; Integer) { }
        field(6; Width; Integer) { }
        field(7; "Company Name"; Text[30]) { }
        field(8; Embedded; Boolean) { }
    }

    keys
    {
        key(PK; ID) { }
    }
}
