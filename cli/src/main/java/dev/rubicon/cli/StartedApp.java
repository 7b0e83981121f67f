package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A new AL app: one small table, and what a repository of its own needs.
 *
 * @param version four numbers
 * @param packageId what it will be packed as
 */
record StartedApp(UUID id, String name, String publisher, Version version, ObjectIds ids, PackageId packageId) {
    private static final int MAX_OBJECT_NAME = 30;

    StartedApp {
        checkName("name", name);
        checkName("publisher", publisher);
        if (version.partsGiven() != 4
                || version.isPreRelease()
                || !version.toString().matches("[0-9.]+")) {
            throw new InvalidInput(
                    "RB845", "the version " + version + " of an app is not four numbers", "write it like 1.0.0.0");
        }
    }

    private static void checkName(String what, String value) {
        boolean printable = value.codePoints()
                .mapToObj(Character::getType)
                .noneMatch(type -> type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.SURROGATE
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR);
        if (value.isBlank() || value.length() > 250 || !printable) {
            throw new InvalidInput(
                    "RB845",
                    "the " + what + " '" + Quoted.shortened(value) + "' cannot be that of an app",
                    "use 1 to 250 characters that can be printed");
        }
    }

    /** Contents by path, to be written in this order. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("app.json", Json.write(appJson()));
        files.put("src/" + tableName().replace(" ", "") + ".Table.al", table());
        files.put(".gitignore", "*.app\n.alpackages/\n.altestrunner/\n.out/\n.snapshots/\n.vscode/rad.json\nout/\n");
        files.put(".github/workflows/gate.yml", workflow());
        return files;
    }

    private ObjectNode appJson() {
        ObjectNode json = Json.object()
                .put("id", id.toString())
                .put("name", name)
                .put("publisher", publisher)
                .put("version", version.toString());
        json.putArray("dependencies");
        json.put("platform", "22.0.0.0").put("application", "22.0.0.0");
        json.putArray("idRanges").addObject().put("from", ids.from()).put("to", ids.to());
        return json.put("runtime", "11.0").put("target", "Cloud");
    }

    String tableName() {
        String suffix = " Entry";
        StringBuilder plain = new StringBuilder();
        name.codePoints()
                .map(c -> Character.isLetterOrDigit(c) && c < 128 ? c : ' ')
                .forEach(plain::appendCodePoint);
        String words = plain.toString().strip().replaceAll(" +", " ");
        int room = MAX_OBJECT_NAME - suffix.length();
        String cut = words.substring(0, Math.min(words.length(), room)).strip();
        return (cut.isEmpty() ? "My" : cut) + suffix;
    }

    private String table() {
        return """
                table %d "%s"
                {
                    DataClassification = CustomerContent;

                    fields
                    {
                        field(1; "Entry No."; Integer) { AutoIncrement = true; }
                        field(2; Description; Text[100]) { }
                    }
                    keys
                    {
                        key(PK; "Entry No.") { Clustered = true; }
                    }
                }
                """.formatted(ids.from(), tableName());
    }

    /** A gate for pull requests. */
    String workflow() {
        try (InputStream in = StartedApp.class.getResourceAsStream("ci/github-workflow.yml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("APP: app\n", "APP: .\n")
                    .replace("PACKAGE: my-app\n", "PACKAGE: " + packageId + "\n")
                    .replace("path: out/", "path: .out/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
