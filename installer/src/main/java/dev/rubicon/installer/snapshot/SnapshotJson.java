package dev.rubicon.installer.snapshot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What is known of a snapshot as JSON, beside its file and for programs. */
public final class SnapshotJson {
    private static final int FORMAT = 1;

    private SnapshotJson() {}

    public static ObjectNode write(Snapshot snapshot) {
        Snapshot.About about = snapshot.about();
        ObjectNode json = Json.object()
                .put("format", FORMAT)
                .put("name", about.name().value())
                .put("instance", about.instance().value())
                .put("takenAt", about.takenAt())
                .put("reason", text(about.reason()))
                .put("afterRun", about.run())
                .put("kind", about.kind())
                .put("databaseFormat", about.format())
                .put("file", snapshot.file().getFileName().toString())
                .put("size", snapshot.size())
                .put("sha256", snapshot.digest().hex());
        snapshot.madeBy().ifPresent(program -> json.put("madeBy", program));
        ArrayNode packages = json.putArray("packages");
        about.packages()
                .forEach(one -> packages.addObject()
                        .put("id", one.id().value())
                        .put("version", one.version().toString()));
        return json;
    }

    /** {@code before install} */
    public static String text(Snapshot.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** @param folder where the snapshot's file stands beside this one */
    static Snapshot read(byte[] bytes, Path folder, String what) {
        JsonObject json = JsonObject.read(bytes, what);
        if (json.integer("format") != FORMAT) {
            throw new InvalidInput("RB705", what + " has an unknown format", "a newer Rubicon wrote it; use that one");
        }
        Snapshot.About about = new Snapshot.About(
                json.parsed("name", SnapshotName::new),
                json.parsed("instance", InstanceName::new),
                json.string("kind"),
                json.string("databaseFormat"),
                json.parsed("reason", SnapshotJson::reason),
                json.string("takenAt"),
                json.integer("afterRun"),
                json.list("packages", node -> {
                    JsonObject one = JsonObject.of(node, "a package in " + what);
                    PackageVersion version =
                            new PackageVersion(one.parsed("id", PackageId::new), one.parsed("version", Version::parse));
                    one.end();
                    return version;
                }));
        Path name = Path.of(json.string("file"));
        Snapshot snapshot = new Snapshot(
                about,
                json.optionalString("madeBy"),
                folder.resolve(name.getFileName()),
                json.integer("size"),
                json.parsed("sha256", Digest::new));
        json.end();
        return snapshot;
    }

    private static Snapshot.Reason reason(String text) {
        return Arrays.stream(Snapshot.Reason.values())
                .filter(reason -> text(reason).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "RB121",
                        "'" + text + "' is no reason for a snapshot",
                        "a newer Rubicon wrote it; use that one"));
    }
}
