package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.ManifestJson;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagedApp;
import dev.rubicon.packager.PackResult;
import java.util.List;
import java.util.Optional;

/** The packages that were written, for people and for programs. */
final class PackReport {
    private PackReport() {}

    static void print(PackResult result, Terminal terminal) {
        Manifest manifest = result.manifest();
        terminal.warnings(result.warnings());
        terminal.line("packed " + terminal.bold(manifest.identity().toString()) + " into " + result.path() + " ("
                + Terminal.size(result.size()) + ", "
                + Terminal.count(manifest.files().size(), "file") + ")");
        for (PackagedApp app : manifest.apps()) {
            terminal.line("  app " + app.app().name() + " " + app.app().version());
        }
        forceLine(result).ifPresent(terminal::line);
        terminal.line("  " + result.digest());
    }

    private static Optional<String> forceLine(PackResult result) {
        String version = result.forceVersion().map(v -> "ForceVersion " + v).orElse("no ForceVersion");
        return result.proof()
                .map(proof -> "  " + version
                        + (proof.starts().isEmpty()
                                ? ", no earlier version to prove it against"
                                : ", proven against "
                                        + Terminal.count(proof.starts().size(), "earlier version")))
                .or(() -> result.forceVersion().map(v -> "  " + version));
    }

    static ObjectNode json(PackResult result) {
        ObjectNode node = Json.object()
                .put("path", result.path().toString())
                .put("size", result.size())
                .put("sha256", result.digest().hex());
        node.set("manifest", ManifestJson.write(result.manifest()));
        result.forceVersion().ifPresent(forceVersion -> node.put("forceVersion", forceVersion.toString()));
        ArrayNode warnings = node.putArray("warnings");
        result.warnings().forEach(warning -> warnings.add(InstallPlanJson.write(warning)));
        return node;
    }

    /** Of one package as {@link #json(PackResult)}; of several as a list {@code packages}, in the order they were made in. */
    static ObjectNode json(List<PackResult> results) {
        if (results.size() == 1) {
            return json(results.getFirst());
        }
        ObjectNode node = Json.object();
        ArrayNode packages = node.putArray("packages");
        results.forEach(result -> packages.add(json(result)));
        return node;
    }
}
