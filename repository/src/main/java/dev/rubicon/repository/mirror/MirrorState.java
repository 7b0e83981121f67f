package dev.rubicon.repository.mirror;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.cache.StoredName;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a mirror says that it has, to somebody who sends it the rest. Small, and believed by nobody: whoever is wrong about it is told what
 * is missing.
 *
 * @param metadata names in the metadata folder; none of these ever changes its content
 * @param files how the digests of all other files begin
 */
public record MirrorState(SortedSet<String> metadata, SortedSet<String> files) {
    /** Of one that has nothing. */
    public static final MirrorState NOTHING = new MirrorState(new TreeSet<>(), new TreeSet<>());

    private static final int FORMAT = 1;
    private static final int DIGITS = 16;

    public MirrorState {
        metadata = new TreeSet<>(metadata);
        files = new TreeSet<>(files);
    }

    /** Of what a mirror has, by the names of its files. */
    public static MirrorState of(MirrorTarget target) {
        SortedSet<String> metadata = new TreeSet<>();
        SortedSet<String> files = new TreeSet<>();
        for (String path : target.files().keySet()) {
            if (path.startsWith(RepositoryLayout.METADATA)) {
                metadata.add(path.substring(RepositoryLayout.METADATA.length()));
            } else {
                StoredName.of(path).ifPresent(name -> files.add(shortened(name.digest())));
            }
        }
        metadata.remove("timestamp.json");
        return new MirrorState(metadata, files);
    }

    /** @throws InvalidInput RB369 */
    public static MirrorState read(byte[] bytes, String what) {
        try {
            JsonObject json = JsonObject.read(bytes, what);
            if (json.integer("format") != FORMAT) {
                throw MirrorProblems.noState(what, "it is of another version");
            }
            if (!json.has("metadata") || !json.has("files")) {
                throw MirrorProblems.noState(what, "it does not say what is there");
            }
            return new MirrorState(new TreeSet<>(json.strings("metadata")), new TreeSet<>(json.strings("files")));
        } catch (InvalidInput e) {
            throw e.problems().getFirst().code().equals("RB369") ? e : MirrorProblems.noState(what, e.getMessage());
        }
    }

    public byte[] render() {
        ObjectNode json = Json.object().put("format", FORMAT);
        metadata.forEach(json.putArray("metadata")::add);
        files.forEach(json.putArray("files")::add);
        return (Json.writeLine(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    boolean has(Digest digest) {
        return files.contains(shortened(digest));
    }

    private static String shortened(Digest digest) {
        return digest.hex().substring(0, DIGITS);
    }
}
