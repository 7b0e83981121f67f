package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.tuf.RoleKeys;
import dev.rubicon.repository.tuf.RootDraft;
import dev.rubicon.repository.tuf.Signed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A root, and a draft of one, for people and programs. */
final class RootText {
    private RootText() {}

    /** Who signs what, a line a role. */
    static List<String> lines(Signed.Root root) {
        TextTable table = new TextTable("ROLE", "TAKES", "KEYS");
        root.roles()
                .forEach((role, keys) -> table.row(
                        role,
                        keys.threshold() + " of " + keys.keyIds().size(),
                        keys.keyIds().stream().map(RootText::abbreviated).collect(Collectors.joining(", "))));
        List<String> lines = new ArrayList<>(table.lines());
        lines.addFirst("root " + root.version() + ", until " + root.expires());
        return lines;
    }

    static String abbreviated(String id) {
        return id.substring(0, Math.min(12, id.length()));
    }

    static ObjectNode json(Signed.Root root) {
        ObjectNode json = Json.object()
                .put("version", root.version())
                .put("expires", root.expires().toString());
        ObjectNode roles = json.putObject("roles");
        root.roles().forEach((role, keys) -> roles.set(role, json(keys)));
        return json;
    }

    static ObjectNode json(RoleKeys keys) {
        ObjectNode json = Json.object().put("threshold", keys.threshold());
        keys.keyIds().forEach(json.putArray("keys")::add);
        return json;
    }

    static ObjectNode json(RootDraft draft, Path file) {
        ObjectNode json = Json.object().put("outcome", "draft").put("file", file.toString());
        draft.missing().forEach(json.putArray("missing")::add);
        json.set("root", json(draft.root()));
        return json;
    }

    static RootDraft read(Path file) {
        return RootDraft.read(KeeperOptions.read(file), file.toString());
    }

    /** Writes a draft, and says what is still missing. */
    static void write(RootDraft draft, Path file, Terminal terminal, boolean asJson) {
        try {
            Files.write(file, draft.render());
        } catch (IOException e) {
            throw new InvalidInput(
                    "RB344", "the draft " + file + " cannot be written", "check the path, or give another");
        }
        if (asJson) {
            terminal.json(json(draft, file));
            return;
        }
        lines(draft.root()).forEach(terminal::line);
        if (draft.missing().isEmpty()) {
            terminal.line("complete: " + file + " can be applied where the repository is kept");
        } else {
            terminal.line("written to " + file + "; missing are " + String.join(", and ", draft.missing()));
        }
    }
}
