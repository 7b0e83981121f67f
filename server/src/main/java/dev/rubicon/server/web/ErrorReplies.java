package dev.rubicon.server.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Refused;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong, as a reply: {@code {"error":{"code","message","target"?,"details"?}}}. Nothing of ours leaks: no trace, no class. */
public final class ErrorReplies {
    private static final String SECONDS_LATER = "10";

    private ErrorReplies() {}

    static Reply of(HttpProblem problem) {
        ObjectNode error = error(problem.code(), problem.getMessage());
        problem.target().ifPresent(target -> error.put("target", target));
        if (!problem.details().isEmpty()) {
            ArrayNode details = error.putArray("details");
            problem.details().forEach(detail -> details.add(error(detail.code(), detail.message())));
        }
        Reply reply = reply(problem.status(), error);
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }

    static Reply of(ProblemException problems) {
        Problem first = problems.problems().getFirst();
        ObjectNode error = error(first.code(), first.message()).put("hint", first.hint());
        List<Problem> others =
                problems.problems().subList(1, problems.problems().size());
        if (!others.isEmpty()) {
            ArrayNode details = error.putArray("details");
            others.forEach(other -> details.add(error(other.code(), other.message())));
        }
        Reply reply = reply(status(problems), error);
        return reply.status() == 503 ? reply.with("Retry-After", SECONDS_LATER) : reply;
    }

    /** The status of a reply that says so. */
    public static int status(ProblemException problems) {
        return switch (problems) {
            case InvalidInput invalid -> 400;
            case Refused refused -> 409;
            case Corrupt corrupt -> 422;
            case Unavailable unavailable -> 503;
            case Untrusted untrusted -> 502;
        };
    }

    /** A bug of ours. */
    static Reply bug() {
        return reply(500, error("RB911", "Rubicon has a bug; the log of the server says more under this correlation"));
    }

    /** A request that could not even be read. */
    static Reply unreadable(int status, Optional<String> why) {
        return reply(status, error("RB908", why.orElse("the request cannot be understood")));
    }

    private static ObjectNode error(String code, String message) {
        return Json.object().put("code", code).put("message", message);
    }

    private static Reply reply(int status, ObjectNode error) {
        ObjectNode body = Json.object();
        body.set("error", error);
        return Reply.json(status, body);
    }
}
