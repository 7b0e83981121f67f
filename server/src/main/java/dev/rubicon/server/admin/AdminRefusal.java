package dev.rubicon.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Quoted;
import dev.rubicon.server.web.ErrorReplies;
import dev.rubicon.server.web.Handler;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import java.util.List;
import java.util.UUID;

/**
 * What cannot be done, as the Admin Center says it: {@code {"code", "message", "extensionData", "data"?}}. Its own words are in
 * {@code code}; ours is in {@code extensionData}.
 */
final class AdminRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String word;
    private final String code;
    private final transient List<Requirement> requirements;

    private AdminRefusal(int status, String word, String code, String message, List<Requirement> requirements) {
        super(message);
        this.status = status;
        this.word = word;
        this.code = code;
        this.requirements = List.copyOf(requirements);
    }

    private AdminRefusal(int status, String word, String code, String message) {
        this(status, word, code, message, List.of());
    }

    static AdminRefusal noFamily(String family) {
        return new AdminRefusal(
                404,
                "applicationTypeDoesNotExist",
                "RB934",
                "there is no family '" + Quoted.shortened(family) + "' of environments; all are of BusinessCentral");
    }

    static AdminRefusal noEnvironment(String name) {
        return new AdminRefusal(
                404, "environmentNotFound", "RB934", "there is no environment '" + Quoted.shortened(name) + "'");
    }

    static AdminRefusal noApp(UUID app, String where) {
        return new AdminRefusal(404, "ResourceDoesNotExist", "RB934", "there is no app " + app + " in " + where);
    }

    static AdminRefusal noOperation(String id) {
        return new AdminRefusal(404, "ResourceDoesNotExist", "RB934", "there is no operation " + Quoted.shortened(id));
    }

    static AdminRefusal noBody() {
        return new AdminRefusal(400, "requestBodyRequired", "RB122", "the request has no body");
    }

    /** The app is there already, or something is being done with it. */
    static AdminRefusal inTheWay(String code, String why) {
        return new AdminRefusal(409, "resourceExists", code, why);
    }

    /** What is asked for cannot be. */
    static AdminRefusal invalid(String why) {
        return new AdminRefusal(400, "invalidInput", "RB972", why);
    }

    static AdminRefusal unsolvable(String why) {
        return new AdminRefusal(400, "invalidInput", "RB974", why);
    }

    static AdminRefusal requires(String why, List<Requirement> requirements) {
        return new AdminRefusal(400, "invalidInput", "RB971", why, requirements);
    }

    private Reply reply() {
        ObjectNode json = body(word, code, getMessage());
        if (!requirements.isEmpty()) {
            ArrayNode all = json.putObject("data").putArray("requirements");
            requirements.forEach(
                    requirement -> all.add(requirement.json(requirement.kind().word())));
        }
        return Reply.json(status, json);
    }

    private static ObjectNode body(String word, String code, String message) {
        ObjectNode json = Json.object().put("code", word).put("message", message);
        json.putObject("extensionData").put("code", code);
        return json;
    }

    /** Answers with errors of that shape. */
    static Handler shaped(Handler handler) {
        return request -> answer(handler, request);
    }

    private static Reply answer(Handler handler, Request request) {
        try {
            return handler.answer(request);
        } catch (AdminRefusal refusal) {
            return refusal.reply();
        } catch (HttpProblem problem) {
            return Reply.json(problem.status(), body(word(problem.status()), problem.code(), problem.getMessage()));
        } catch (ProblemException problems) {
            Problem first = problems.problems().getFirst();
            int status = ErrorReplies.status(problems);
            ObjectNode json = body(word(status), first.code(), first.message());
            ((ObjectNode) json.get("extensionData")).put("hint", first.hint());
            return Reply.json(status, json);
        }
    }

    private static String word(int status) {
        return switch (status) {
            case 400, 413, 415 -> "invalidInput";
            case 404 -> "ResourceDoesNotExist";
            case 409 -> "resourceExists";
            default -> "Unknown";
        };
    }
}
