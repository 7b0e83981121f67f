package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.builtin.FieldKinds;
import dev.rubicon.al.runtime.program.EnumDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The option types that the language has, with their members in order. */
final class LanguageOptions {
    private static final Map<String, EnumDefinition> ALL = all();

    private LanguageOptions() {}

    /** Ignoring case. */
    static Optional<EnumDefinition> find(String name) {
        return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, EnumDefinition> all() {
        Map<String, EnumDefinition> all = new TreeMap<>();
        add(all, "ExecutionContext", "Normal", "Install", "Uninstall", "Upgrade");
        add(all, "TextEncoding", "MSDos", "UTF8", "UTF16", "Windows");
        add(all, "Verbosity", "Critical", "Error", "Warning", "Normal", "Verbose");
        add(all, "TelemetryScope", "ExtensionPublisher", "All");
        add(all, "DataScope", "Module", "Company", "User", "CompanyAndUser");
        add(
                all,
                "DataClassification",
                "CustomerContent",
                "ToBeClassified",
                "EndUserIdentifiableInformation",
                "AccountData",
                "EndUserPseudonymousIdentifiers",
                "OrganizationIdentifiableInformation",
                "SystemMetadata");
        add(
                all,
                "ObjectType",
                "TableData",
                "Table",
                "Form",
                "Report",
                "Dataport",
                "Codeunit",
                "XMLport",
                "MenuSuite",
                "Page",
                "Query",
                "System",
                "FieldNumber");
        add(all, "IsolationLevel", "Default", "ReadUncommitted", "ReadCommitted", "RepeatableRead", "UpdLock");
        add(all, "ErrorType", "Client", "Internal");
        add(all, "FieldClass", "Normal", "FlowField", "FlowFilter");
        all.put("fieldtype", FieldKinds.TYPE);
        add(all, "ErrorBehavior", "Ignore", "Collect");
        add(all, "CommitBehavior", "Ignore", "Error");
        add(all, "TransactionType", "UpdateNoLocks", "Update", "Snapshot", "Browse", "Report");
        add(all, "SecurityFilter", "Validated", "Filtered", "Ignored", "Disallowed");
        add(all, "TableConnectionType", "CRM", "ExternalSQL", "Exchange", "MicrosoftGraph");
        add(
                all,
                "AuditCategory",
                "Other",
                "UserManagement",
                "GroupManagement",
                "Authentication",
                "Authorization",
                "RoleManagement",
                "ApplicationManagement",
                "KeyManagement",
                "DirectoryManagement",
                "ResourceManagement",
                "PolicyManagement",
                "DeviceManagement",
                "EntitlementManagement",
                "PasswordManagement",
                "IdentityProtection",
                "ObjectManagement",
                "ProvisioningManagement",
                "CustomerFacing",
                "Euii");
        add(all, "NotificationScope", "LocalScope", "GlobalScope");
        add(
                all,
                "Action",
                "None",
                "OK",
                "Cancel",
                "LookupOK",
                "LookupCancel",
                "Yes",
                "No",
                "Close",
                "RunObject",
                "RunSystem");
        add(
                all,
                "ClientType",
                "Background",
                "ChildSession",
                "Desktop",
                "Management",
                "NAS",
                "OData",
                "Phone",
                "SOAP",
                "Tablet",
                "Web",
                "Current",
                "Default",
                "Windows",
                "Api",
                "ODataV4",
                "Teams");
        add(all, "SecurityOperationResult", "Success", "Failure");
        return all;
    }

    private static void add(Map<String, EnumDefinition> all, String name, String... members) {
        all.put(name.toLowerCase(Locale.ROOT), EnumDefinition.ofMembers(name, List.of(members)));
    }
}
