package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.repository.upkeep.Forcing;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.catalog.Transaction;
import dev.rubicon.server.web.Request;
import java.util.List;
import java.util.UUID;

/**
 * Changes what is said of a version. Its sync mode is in the repository's index, which agents go by; that is changed after the audit
 * log says so, and if it cannot be, the log says that, too.
 */
record VersionChanges(Catalog catalog, AuditLog audit, AppIndex index, Forcing forcing) {
    /**
     * @return how it is now
     * @throws dev.rubicon.server.web.HttpProblem 404 RB934, 412 RB937, 428 RB936
     */
    ObjectNode change(Request request, UUID app, CountryCode country, Version version, VersionChange change) {
        String by = request.caller().name();
        AppVersion seen = catalog.read(transaction -> AppCatalog.requiredVersion(transaction, app, country, version));
        SyncMode mode = AppIndex.syncMode(index.repository(), seen.inPackage());
        SyncMode wanted = change.mode().orElse(mode);
        catalog.write(transaction -> {
            AppVersion before = AppCatalog.lockedVersion(transaction, app, country, version);
            Tags.require(request, before.json(mode));
            store(transaction, before, change, by);
            if (wanted != mode) {
                AppCatalog.touchAll(transaction, before);
                log(transaction, before, by, "app.syncMode", moved(mode, wanted));
            }
            return true;
        });
        if (wanted != mode) {
            force(seen, mode, wanted, by);
        }
        return catalog.read(transaction -> AppCatalog.requiredVersion(transaction, app, country, version))
                .json(wanted);
    }

    private void store(Transaction transaction, AppVersion before, VersionChange change, String by) {
        Availability availability = change.availability().orElse(before.availability());
        List<NeededApp> needs = change.changed(before.needs());
        if (availability == before.availability() && needs.equals(before.needs())) {
            return;
        }
        AppCatalog.change(transaction, before, availability, needs);
        if (availability != before.availability()) {
            ObjectNode detail =
                    Json.object().put("from", before.availability().toString()).put("to", availability.toString());
            log(transaction, before, by, "app.availability", detail);
        }
        if (!needs.equals(before.needs())) {
            ObjectNode detail = Json.object();
            ArrayNode all = detail.putArray("dependencies");
            needs.forEach(needed -> all.add(needed.json()));
            log(transaction, before, by, "app.dependencies", detail);
        }
    }

    private static ObjectNode moved(SyncMode from, SyncMode to) {
        return Json.object().put("from", AppVersion.text(from)).put("to", AppVersion.text(to));
    }

    private void force(AppVersion version, SyncMode from, SyncMode to, String by) {
        try {
            forcing.set(version.inPackage(), to);
        } catch (ProblemException e) {
            ObjectNode detail =
                    moved(from, to).put("code", e.problems().getFirst().code());
            catalog.write(transaction -> log(transaction, version, by, "app.syncMode.failed", detail));
            throw e;
        }
    }

    private boolean log(Transaction transaction, AppVersion version, String by, String action, ObjectNode detail) {
        ObjectNode all = Json.object()
                .put("version", version.app().version().toString())
                .put("country", version.country().value())
                .put("package", version.inPackage().toString());
        all.setAll(detail);
        audit.append(transaction, by, action, version.app().id().toString(), all);
        return true;
    }
}
