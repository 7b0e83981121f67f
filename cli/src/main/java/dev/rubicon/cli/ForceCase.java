package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.force.EffectiveArguments;
import dev.rubicon.resolver.force.ForceDecision;
import dev.rubicon.resolver.force.ForceFacts;
import java.util.List;
import java.util.Optional;

/**
 * A row of a table of force decisions: {@code from}, {@code to}, {@code forceVersion}, and either {@code allowForceSync} as it is
 * in effect, or where it was given ({@code appAllowForceSync}, {@code serverInstalledAllowForceSync},
 * {@code serverArgumentAllowForceSync}, {@code serverIsUpdated}). Other keys, such as the expected answer, are left alone.
 */
final class ForceCase {
    private static final PackageId APP = new PackageId("app");
    private static final PackageId SERVER = PackageId.BC_SERVER;

    private ForceCase() {}

    static JsonNode answer(CaseFile.Row row) {
        JsonObject fields = row.fields();
        ForceFacts facts = ForceFacts.of(
                fields.optionalString("from").map(Version::parse),
                Version.parse(fields.string("to")),
                fields.optionalString("forceVersion").map(Version::parse));
        EffectiveArguments arguments = arguments(fields);
        ForceDecision decision =
                ForceDecision.of(facts.withAllowed(arguments.allowForceSync(APP), arguments.platformAllowsForceSync()));
        long number = fields.has("n") ? fields.integer("n") : row.line();
        return Json.object().put("n", number).put("expected", ForceReport.word(decision));
    }

    private static EffectiveArguments arguments(JsonObject fields) {
        Arguments stored = allow(SERVER, fields.optionalString("serverInstalledAllowForceSync"));
        Arguments given = allow(APP, fields.optionalString("allowForceSync"))
                .overriddenBy(allow(APP, fields.optionalString("appAllowForceSync")))
                .overriddenBy(allow(SERVER, fields.optionalString("serverArgumentAllowForceSync")));
        List<PackageId> updated = fields.flag("serverIsUpdated") ? List.of(SERVER, APP) : List.of(APP);
        return EffectiveArguments.of(stored, given, updated, SERVER);
    }

    private static Arguments allow(PackageId id, Optional<String> value) {
        return value.map(text -> Arguments.NONE.with(id, Arguments.ALLOW_FORCE_SYNC, text))
                .orElse(Arguments.NONE);
    }
}
