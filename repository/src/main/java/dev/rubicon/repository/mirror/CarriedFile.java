package dev.rubicon.repository.mirror;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What stands first in a file that carries a state of a repository to a mirror: a tar, compressed by zstd, of this, of metadata, and of
 * files of that state. Nobody signs it: it says what the mirror is to hold, and nothing about what to believe.
 *
 * <pre>
 * rubicon-mirror.json                     this
 * metadata/...                            what the mirror lacks; always a timestamp, the last of these
 * index/..., packages/...                 likewise, ascending by path
 * </pre>
 *
 * @param state the version of its timestamp
 * @param isUpdate whether it leaves out what the mirror said that it has
 * @param packages those that the mirror is to hold afterwards; absent if all
 * @param holds the same, for people
 */
record CarriedFile(long state, boolean isUpdate, Optional<List<String>> packages, String holds) {
    static final String NAME = "rubicon-mirror.json";

    private static final int FORMAT = 1;

    byte[] render() {
        ObjectNode json =
                Json.object().put("format", FORMAT).put("state", state).put("update", isUpdate);
        json.put("holds", holds);
        packages.ifPresent(paths -> paths.forEach(json.putArray("packages")::add));
        return (Json.writeLine(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws InvalidInput RB360 */
    static CarriedFile read(byte[] bytes, String what) {
        try {
            JsonObject json = JsonObject.read(bytes, NAME);
            if (json.integer("format") != FORMAT) {
                throw MirrorProblems.noCarriedFile(what, "it is of another version of Rubicon");
            }
            Optional<List<String>> packages =
                    json.has("packages") ? Optional.of(json.strings("packages")) : Optional.empty();
            return new CarriedFile(json.integer("state"), json.flag("update"), packages, json.string("holds"));
        } catch (InvalidInput e) {
            throw e.problems().getFirst().code().equals("RB360")
                    ? e
                    : MirrorProblems.noCarriedFile(what, e.getMessage());
        }
    }

    Selection selection() {
        return packages.<Selection>map(paths -> new Selection.Listed(paths, holds))
                .orElse(new Selection.Everything());
    }
}
