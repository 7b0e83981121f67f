package dev.rubicon.al.appfile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.ForeignZip;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Corrupt;
import java.util.Optional;

/** Packages that hold an app and what a server has made of it. The entries beside the app have names that are no paths. */
final class ReadyToRun {
    private static final String MANIFEST = "readytorunappmanifest.json";
    private static final int MANIFEST_BYTES = 1 << 20;

    private ReadyToRun() {}

    /**
     * The name of the app inside; absent if {@code zip} is an app itself.
     *
     * @throws Corrupt RB240 if there is no app inside
     */
    static Optional<String> wrappedApp(ForeignZip zip, AppProblems problems) {
        if (!zip.names().contains(MANIFEST)) {
            return Optional.empty();
        }
        JsonNode node = Json.read(zip.read(MANIFEST, MANIFEST_BYTES), problems.entry(MANIFEST));
        String name = JsonObject.of(node, problems.entry(MANIFEST)).string("EmbeddedAppFileName");
        if (!zip.names().contains(name)) {
            throw new Corrupt(problems.notAnAppFile("the app that it should wrap is not there"));
        }
        return Optional.of(name);
    }
}
