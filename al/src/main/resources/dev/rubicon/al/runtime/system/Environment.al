// Where code runs: always in production, on premises.
codeunit 457 "Environment Information"
{
    SingleInstance = true;

    procedure IsProduction(): Boolean
    begin
        exit(true);
    end;

    procedure IsSandbox(): Boolean
    begin
        exit(false);
    end;

    procedure IsSaaS(): Boolean
    begin
        exit(false);
    end;

    procedure IsSaaSInfrastructure(): Boolean
    begin
        exit(false);
    end;

    procedure IsOnPrem(): Boolean
    begin
        exit(true);
    end;

    procedure IsFinancials(): Boolean
    begin
        exit(true);
    end;

    procedure IsPreview(): Boolean
    begin
        exit(false);
    end;

    procedure IsEarlyPreview(): Boolean
    begin
        exit(false);
    end;

    procedure CanStartSession(): Boolean
    begin
        exit(false);
    end;

    procedure GetEnvironmentName(): Text
    begin
        exit('Production');
    end;

    procedure VersionInstalled(AppID: Guid): Integer
    var
        Module: ModuleInfo;
    begin
        if NavApp.GetModuleInfo(AppID, Module) then
            exit(Module.DataVersion.Major);
        exit(0);
    end;
}

codeunit 6723 "Server Setting"
{
    SingleInstance = true;

    procedure GetEnableSaaSExtensionInstallSetting(): Boolean
    begin
        exit(false);
    end;

    procedure GetIsSaasExcelAddinEnabled(): Boolean
    begin
        exit(false);
    end;

    procedure GetEnableEntraGroupsOnPrem(): Boolean
    begin
        exit(false);
    end;

    procedure GetApiServicesEnabled(): Boolean
    begin
        exit(false);
    end;

    procedure GetApiSubscriptionsEnabled(): Boolean
    begin
        exit(false);
    end;

    procedure GetTestAutomationEnabled(): Boolean
    begin
        exit(false);
    end;

    procedure GetUsePermissionSetsFromExtensions(): Boolean
    begin
        exit(true);
    end;

    procedure GetEnableMembershipEntitlement(): Boolean
    begin
        exit(false);
    end;
}

codeunit 6060 "Hybrid Deployment"
{
    procedure VerifyCanStartUpgrade(CompanyName: Text): Boolean
    begin
        exit(true);
    end;
}

codeunit 417 "Tenant Information"
{
    procedure GetTenantId(): Text
    begin
        exit(TenantId());
    end;

    procedure GetTenantDisplayName(): Text
    begin
        exit('');
    end;
}

// Values are up to the apps that have copilots.
enum 2000000003 "Copilot Capability"
{
    Extensible = true;
}
