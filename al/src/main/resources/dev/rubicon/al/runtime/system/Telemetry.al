// What code tells about itself goes to the log of the run.
enum 8703 "Feature Uptake Status"
{
    value(0; Undiscovered) { }
    value(1; Discovered) { }
    value(2; "Set up") { }
    value(3; Used) { }
}

codeunit 8711 Telemetry
{
    procedure LogMessage(EventId: Text; Message: Text; Verbosity: Verbosity; DataClassification: DataClassification)
    begin
        Session.LogMessage(EventId, Message, Verbosity, DataClassification, TelemetryScope::ExtensionPublisher, 'Category', '');
    end;

    procedure LogMessage(EventId: Text; Message: Text; Verbosity: Verbosity; DataClassification: DataClassification; TelemetryScope: TelemetryScope)
    begin
        Session.LogMessage(EventId, Message, Verbosity, DataClassification, TelemetryScope, 'Category', '');
    end;

    procedure LogMessage(EventId: Text; Message: Text; Verbosity: Verbosity; DataClassification: DataClassification; TelemetryScope: TelemetryScope; CustomDimensions: Dictionary of [Text, Text])
    begin
        Session.LogMessage(EventId, Message, Verbosity, DataClassification, TelemetryScope, CustomDimensions);
    end;
}

codeunit 8703 "Feature Telemetry"
{
    procedure LogUsage(EventId: Text; FeatureName: Text; EventName: Text)
    begin
        Log(EventId, FeatureName, EventName, Verbosity::Normal);
    end;

    procedure LogUsage(EventId: Text; FeatureName: Text; EventName: Text; CustomDimensions: Dictionary of [Text, Text])
    begin
        Log(EventId, FeatureName, EventName, Verbosity::Normal);
    end;

    procedure LogError(EventId: Text; FeatureName: Text; EventName: Text; ErrorText: Text)
    begin
        Log(EventId, FeatureName, EventName + ': ' + ErrorText, Verbosity::Error);
    end;

    procedure LogError(EventId: Text; FeatureName: Text; EventName: Text; ErrorText: Text; ErrorCallStack: Text)
    begin
        Log(EventId, FeatureName, EventName + ': ' + ErrorText, Verbosity::Error);
    end;

    procedure LogError(EventId: Text; FeatureName: Text; EventName: Text; ErrorText: Text; ErrorCallStack: Text; CustomDimensions: Dictionary of [Text, Text])
    begin
        Log(EventId, FeatureName, EventName + ': ' + ErrorText, Verbosity::Error);
    end;

    procedure LogUptake(EventId: Text; FeatureName: Text; FeatureUptakeStatus: Enum "Feature Uptake Status")
    begin
        Log(EventId, FeatureName, Format(FeatureUptakeStatus), Verbosity::Normal);
    end;

    procedure LogUptake(EventId: Text; FeatureName: Text; FeatureUptakeStatus: Enum "Feature Uptake Status"; CustomDimensions: Dictionary of [Text, Text])
    begin
        Log(EventId, FeatureName, Format(FeatureUptakeStatus), Verbosity::Normal);
    end;

    procedure LogUptake(EventId: Text; FeatureName: Text; FeatureUptakeStatus: Enum "Feature Uptake Status"; IsPerUser: Boolean)
    begin
        Log(EventId, FeatureName, Format(FeatureUptakeStatus), Verbosity::Normal);
    end;

    procedure LogUptake(EventId: Text; FeatureName: Text; FeatureUptakeStatus: Enum "Feature Uptake Status"; IsPerUser: Boolean; CustomDimensions: Dictionary of [Text, Text])
    begin
        Log(EventId, FeatureName, Format(FeatureUptakeStatus), Verbosity::Normal);
    end;

    local procedure Log(EventId: Text; FeatureName: Text; Text: Text; Verbosity: Verbosity)
    begin
        Session.LogMessage(EventId, FeatureName + ': ' + Text, Verbosity, DataClassification::SystemMetadata, TelemetryScope::ExtensionPublisher, 'Category', FeatureName);
    end;
}
