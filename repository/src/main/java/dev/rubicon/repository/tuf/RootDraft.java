package dev.rubicon.repository.tuf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Untrusted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A root on its way to enough signatures, from machine to machine. As a file it is JSON: the root that it replaces, and the new
 * one as metadata with the signatures so far.
 *
 * @param replaced the current root; absent for the first one
 * @param signatures hexadecimal by the id of the key
 */
public record RootDraft(Optional<Signed.Root> replaced, Signed.Root root, SortedMap<String, String> signatures) {
    private static final String FORMAT = "rubicon-root-draft";

    public RootDraft {
        signatures = new TreeMap<>(signatures);
    }

    /** Without signatures. */
    public static RootDraft of(Optional<Signed.Root> replaced, Signed.Root root) {
        return new RootDraft(replaced, root, new TreeMap<>());
    }

    /** With those of all these keys that count. Signed is what {@link #root} says, whatever else the file had in it. */
    public RootDraft signedBy(SigningKeys keys) {
        byte[] bytes = CanonicalJson.bytes(MetadataWriter.json(root));
        SortedMap<String, String> more = new TreeMap<>(signatures);
        for (RoleKeys required : required()) {
            for (SigningKey key : keys.listedIn(required)) {
                if (!hasSigned(key.publicKey().id(), bytes)) {
                    more.put(key.publicKey().id(), key.sign(bytes));
                }
            }
        }
        return new RootDraft(replaced, root, more);
    }

    private List<RoleKeys> required() {
        List<RoleKeys> required = new ArrayList<>();
        replaced.ifPresent(old -> required.add(old.roles().get("root")));
        required.add(root.roles().get("root"));
        return required;
    }

    private boolean hasSigned(String id, byte[] bytes) {
        return Optional.ofNullable(signatures.get(id))
                .filter(signature -> key(id).hasSigned(bytes, signature))
                .isPresent();
    }

    private PublicKey key(String id) {
        return Optional.ofNullable(root.keys().get(id))
                .or(() -> replaced.map(old -> old.keys().get(id)))
                .orElseThrow(() -> MetadataProblems.malformed("a role names a key that is not there"));
    }

    /** What is missing to be accepted, a sentence each; empty if nothing is. */
    public List<String> missing() {
        byte[] bytes = CanonicalJson.bytes(MetadataWriter.json(root));
        List<String> missing = new ArrayList<>();
        replaced.ifPresent(old -> missing(old, bytes).ifPresent(missing::add));
        missing(root, bytes).filter(sentence -> !missing.contains(sentence)).ifPresent(missing::add);
        return List.copyOf(missing);
    }

    private Optional<String> missing(Signed.Root by, byte[] bytes) {
        RoleKeys required = by.roles().get("root");
        List<String> unused =
                required.keyIds().stream().filter(id -> !hasSigned(id, bytes)).toList();
        int signed = required.keyIds().size() - unused.size();
        return signed >= required.threshold()
                ? Optional.empty()
                : Optional.of((required.threshold() - signed) + " of the keys "
                        + unused.stream().map(RootDraft::abbreviated).collect(Collectors.joining(", ")) + " of root "
                        + by.version());
    }

    private static String abbreviated(String id) {
        return Quoted.shortened(id.substring(0, Math.min(12, id.length())));
    }

    /**
     * The root as metadata, {@code N.root.json}.
     *
     * @throws InvalidInput RB340 if signatures are missing
     * @throws Untrusted RB310 or RB311 if clients would not accept it
     */
    public byte[] complete() {
        if (!missing().isEmpty()) {
            throw new InvalidInput(
                    "RB340",
                    "root " + root.version() + " is not signed by enough keys: missing are "
                            + String.join(", and ", missing()),
                    "carry the draft to where these keys are, and let 'rubicon repository sign' sign it there");
        }
        byte[] bytes = (Json.writeLine(document()) + "\n").getBytes(StandardCharsets.UTF_8);
        Metadata<Signed.Root> metadata = MetadataReader.root(bytes);
        replaced.ifPresent(
                old -> metadata.verified("root", old.keys(), old.roles().get("root")));
        metadata.verified("root", root.keys(), root.roles().get("root"));
        return bytes;
    }

    private ObjectNode document() {
        ObjectNode document = Json.object();
        ArrayNode array = document.putArray("signatures");
        signatures.forEach((id, signature) -> array.addObject().put("keyid", id).put("sig", signature));
        document.set("signed", MetadataWriter.json(root));
        return document;
    }

    /** As a file to be carried. */
    public byte[] render() {
        ObjectNode json = Json.object().put(FORMAT, 1);
        replaced.ifPresent(old -> {
            ObjectNode document = json.putObject("replaces");
            document.putArray("signatures");
            document.set("signed", MetadataWriter.json(old));
        });
        json.set("root", document());
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What {@link #render} has written. Nothing about it is verified.
     *
     * @param what names the file in messages
     * @throws InvalidInput RB337 if it is no draft
     */
    public static RootDraft read(byte[] bytes, String what) {
        try {
            JsonObject json = JsonObject.read(bytes, what);
            if (json.integer(FORMAT) != 1) {
                throw noDraft(what);
            }
            Optional<Signed.Root> replaced = json.optional("replaces")
                    .map(node -> MetadataReader.root(Json.writeLine(node).getBytes(StandardCharsets.UTF_8))
                            .unverified());
            Metadata<Signed.Root> root =
                    MetadataReader.root(Json.writeLine(json.optional("root").orElseThrow(() -> noDraft(what)))
                            .getBytes(StandardCharsets.UTF_8));
            return new RootDraft(replaced, root.unverified(), new TreeMap<>(root.signatures()));
        } catch (InvalidInput | Untrusted e) {
            throw noDraft(what);
        }
    }

    private static InvalidInput noDraft(String what) {
        return new InvalidInput(
                "RB337",
                what + " is no draft of a root",
                "expected a file that 'rubicon repository init' or 'rotate' has written");
    }
}
