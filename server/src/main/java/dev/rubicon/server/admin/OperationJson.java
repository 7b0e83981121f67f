package dev.rubicon.server.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.format.Json;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.server.apps.AppOperation;
import dev.rubicon.server.apps.AppOperation.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Operations and apps as the Admin Center shows them. Where its documents call one thing by two names, both are there. */
final class OperationJson {
    private static final String TENANT = new UUID(0, 0).toString();

    private OperationJson() {}

    static ObjectNode write(AppOperation operation) {
        AppOperation.Facts facts = operation.facts();
        ObjectNode json = Json.object()
                .put("id", operation.id().toString())
                .put("type", type(facts.kind()))
                .put("status", operation.status().text())
                .put("appId", facts.app().toString())
                .put("aadTenantId", TENANT);
        facts.source()
                .ifPresent(version ->
                        json.put("sourceAppVersion", version.toString()).put("sourceVersion", version.toString()));
        facts.target()
                .ifPresent(version ->
                        json.put("targetAppVersion", version.toString()).put("targetVersion", version.toString()));
        json.put("createdOn", Fields.write(operation.createdAt()))
                .put("createdBy", operation.createdBy())
                .put("creatorPrincipalType", "App");
        operation.startedAt().ifPresent(at -> json.put("startedOn", Fields.write(at)));
        operation.completedAt().ifPresent(at -> json.put("completedOn", Fields.write(at)));
        operation.canceledBy().ifPresent(by -> json.put("canceledBy", by));
        operation.errorMessage().ifPresent(message -> json.put("errorMessage", message));
        // Ours: where its plan is, and who has to approve of it.
        return json.put("deployment", operation.deployment().value());
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case INSTALL -> "install";
            case UPDATE, HOTFIX -> "update";
            case UNINSTALL -> "uninstall";
        };
    }

    /** An installed app. @param operations the newest first */
    static ObjectNode write(AppIdentity app, boolean canGo, List<AppOperation> operations) {
        ObjectNode json = Requirement.app(app);
        json.put("id", app.id().toString())
                .put("state", state(operations))
                .put("appType", "global")
                .put("canBeUninstalled", canGo);
        newest(operations, false).ifPresent(last -> {
            json.put("lastOperationId", last.id().toString());
            result(last).ifPresent(result -> json.put("lastUpdateAttemptResult", result));
        });
        newest(operations, true).ifPresent(last -> {
            json.put("lastUninstallOperationId", last.id().toString());
            result(last).ifPresent(result -> json.put("lastUninstallAttemptResult", result));
        });
        return json;
    }

    private static Optional<AppOperation> newest(List<AppOperation> operations, boolean uninstalls) {
        return operations.stream()
                .filter(one -> (one.facts().kind() == Kind.UNINSTALL) == uninstalls)
                .findFirst();
    }

    private static String state(List<AppOperation> operations) {
        boolean running = false;
        boolean scheduled = false;
        for (AppOperation operation : operations) {
            switch (operation.status()) {
                case RUNNING -> running = true;
                case SCHEDULED -> scheduled = true;
                case SUCCEEDED, FAILED, CANCELED, SKIPPED -> {}
            }
        }
        return running ? "Updating" : scheduled ? "UpdatePending" : "Installed";
    }

    private static Optional<String> result(AppOperation operation) {
        return switch (operation.status()) {
            case SCHEDULED, RUNNING -> Optional.empty();
            case SUCCEEDED -> Optional.of("Succeeded");
            case FAILED -> Optional.of("Failed");
            case CANCELED -> Optional.of("Canceled");
            case SKIPPED -> Optional.of("Skipped");
        };
    }
}
