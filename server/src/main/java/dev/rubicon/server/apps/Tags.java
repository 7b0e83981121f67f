package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Digest;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The {@code _etag} of an entity, by which somebody who changes it says what they have seen. */
final class Tags {
    static final String KEY = "_etag";

    private Tags() {}

    /** With its tag: two states have one only if they are equal. */
    static ObjectNode tagged(ObjectNode json, long revision) {
        String line = revision + Json.writeLine(json);
        String hex = Digest.of(line.getBytes(StandardCharsets.UTF_8)).hex();
        return json.put(KEY, hex.substring(0, 32));
    }

    static Reply reply(int status, ObjectNode tagged) {
        return Reply.json(status, tagged).with("ETag", "\"" + tagged.get(KEY).textValue() + "\"");
    }

    /**
     * Lets pass who has seen this state, or wants to change whatever there is ({@code *}).
     *
     * @throws HttpProblem 428 RB936 or 412 RB937
     */
    static void require(Request request, ObjectNode tagged) {
        String given = request.header("If-Match")
                .orElseThrow(() -> new HttpProblem(
                        428, "RB936", "say by If-Match which state you change: its _etag, or * for whatever there is"));
        String tag = tagged.get(KEY).textValue();
        boolean holds = Arrays.stream(given.split(","))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("\"" + tag + "\""));
        if (!holds) {
            throw stale();
        }
    }

    static HttpProblem stale() {
        return new HttpProblem(412, "RB937", "it was changed since: read it again, and send its new _etag");
    }
}
