package dev.rubicon.repository;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a mirror that does not hold all package files says of itself, in a file that nobody signs: it decides only what is said of a file
 * that is not there.
 *
 * @param holds what was asked for, for people
 */
public record PartialMirror(String holds) {
    public static final String PATH = RepositoryLayout.METADATA + "mirror.json";

    private static final int MAX_BYTES = 16_384;

    /** What the repository behind a transport says; absent if it says nothing, or nothing that makes sense. */
    public static Optional<PartialMirror> of(Transport transport) {
        try {
            return transport
                    .read(PATH, MAX_BYTES)
                    .map(bytes -> new PartialMirror(JsonObject.read(bytes, PATH).string("holds")));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    public byte[] render() {
        ObjectNode json = Json.object().put("format", 1).put("holds", holds);
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    Unavailable without(String location, String file) {
        return new Unavailable(
                "RB350",
                "'" + Quoted.path(location) + "' is a mirror of a part (" + Quoted.sentence(holds)
                        + "), and does not hold " + file,
                "use the origin or a whole mirror, or have that mirror take it: rubicon mirror --include");
    }
}
