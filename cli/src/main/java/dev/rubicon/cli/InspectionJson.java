package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.al.signature.SignatureVerdict;
import dev.rubicon.al.symbolfile.Difference;
import dev.rubicon.cli.Inspection.OfApp;
import dev.rubicon.cli.Inspection.OfPackage;
import dev.rubicon.format.Json;
import dev.rubicon.format.ManifestJson;
import dev.rubicon.format.SchemaJson;
import dev.rubicon.model.Problem;

/** An inspection for programs. */
final class InspectionJson {
    private InspectionJson() {}

    static ObjectNode write(Inspection inspection) {
        return switch (inspection) {
            case OfApp app -> write(app);
            case OfPackage aPackage -> write(aPackage);
        };
    }

    private static ObjectNode write(OfPackage inspected) {
        ObjectNode json = Json.object();
        json.set("manifest", ManifestJson.write(inspected.manifest()));
        inspected.metadata().forceVersion().ifPresent(version -> json.put("forceVersion", version.toString()));
        ArrayNode unknownKeys = json.putArray("unknownMetadataKeys");
        inspected.metadata().unknownKeys().forEach(unknownKeys::add);
        ObjectNode apps = json.putObject("appFiles");
        inspected.apps().forEach((path, app) -> apps.set(path.value(), write(app)));
        ObjectNode projects = json.putObject("appFolders");
        inspected.projects().forEach((path, schema) -> projects.set(path.value(), SchemaJson.write(schema)));
        return json;
    }

    private static ObjectNode write(OfApp app) {
        ObjectNode json = Json.object()
                .put("id", app.identity().id().toString())
                .put("name", app.identity().name())
                .put("publisher", app.identity().publisher())
                .put("version", app.identity().version().toString())
                .put("readyToRun", app.readyToRun())
                .put("hasSymbols", app.hasSymbols())
                .put("hasSource", app.hasSource());
        ArrayNode dependencies = json.putArray("dependencies");
        app.dependencies().forEach(dependency -> {
            ObjectNode node = dependencies.addObject().put("id", dependency.id().toString());
            dependency.name().ifPresent(name -> node.put("name", name));
            node.put("minimum", dependency.minimum().toString());
        });
        app.signature().ifPresent(signature -> {
            ObjectNode node = json.putObject("signature").put("bytes", signature.bytes());
            signature.signer().ifPresent(signer -> node.put("signer", signer));
        });
        app.verdict().ifPresent(verdict -> json.set("verdict", write(verdict)));
        json.set("schema", SchemaJson.write(app.schema()));
        ObjectNode files = json.putObject("files");
        app.files().forEach(files::put);
        app.differences().ifPresent(differences -> {
            ArrayNode array = json.putArray("differences");
            differences.forEach(difference -> array.add(write(difference)));
        });
        return json;
    }

    private static ObjectNode write(SignatureVerdict verdict) {
        return switch (verdict) {
            case SignatureVerdict.Valid valid -> {
                ObjectNode json = Json.object().put("is", "valid").put("signer", valid.signer());
                valid.signedAt().ifPresent(time -> json.put("signedAt", time.toString()));
                yield json;
            }
            case SignatureVerdict.Untrusted untrusted -> write("untrusted", untrusted.problem());
            case SignatureVerdict.Broken broken -> write("broken", broken.problem());
        };
    }

    private static ObjectNode write(String is, Problem problem) {
        return Json.object()
                .put("is", is)
                .put("code", problem.code())
                .put("message", problem.message())
                .put("hint", problem.hint());
    }

    private static ObjectNode write(Difference difference) {
        ObjectNode json = Json.object().put("object", difference.object());
        difference.field().ifPresent(field -> json.put("field", field));
        json.put("what", difference.what());
        difference.left().ifPresent(left -> json.put("symbols", left));
        difference.right().ifPresent(right -> json.put("sources", right));
        return json;
    }
}
