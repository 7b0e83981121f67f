package dev.rubicon.fleet.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.fleet.protocol.AssignmentJson;
import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.fleet.protocol.InstanceReportJson;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.PlanReportJson;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.ProgressJson;
import dev.rubicon.fleet.protocol.Registration;
import dev.rubicon.fleet.protocol.RegistrationJson;
import dev.rubicon.fleet.protocol.TokenGrant;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Refused;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.http.Answer;
import dev.rubicon.repository.http.WebAddress;
import dev.rubicon.repository.http.WebClient;
import dev.rubicon.repository.http.WebRequest;
import dev.rubicon.repository.http.WebRequest.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** A server over HTTP. The token is in the header {@code Authorization}, and nowhere else. */
public final class HttpServerLink implements ServerLink {
    private static final int MAX_ERROR = 64 * 1024;
    private static final Problem STALE =
            new Problem("RB949", "the server goes by something else by now", "ask it for the assignment, and do that");

    private final WebClient client;
    private final WebAddress server;
    private final Supplier<String> token;

    /** @param token that is good now */
    public HttpServerLink(WebClient client, WebAddress server, Supplier<String> token) {
        this.client = client;
        this.server = server;
        this.token = token;
    }

    /**
     * Makes an agent of the fleet; the link's token is one for registering.
     *
     * @throws Refused RB957 if the server does not want it
     */
    public TokenGrant register(Registration registration) {
        return asked(
                Method.POST, "fleet/v1/register", Optional.of(RegistrationJson.write(registration)), this::granted);
    }

    @Override
    public void report(InstanceReport report) {
        asked(Method.PUT, "fleet/v1/report", Optional.of(InstanceReportJson.write(report)), Reply::done);
    }

    @Override
    public Polled assignment(Optional<String> tag) {
        String path = "fleet/v1/assignment";
        WebRequest request = request(Method.GET, path, Optional.empty());
        return asked(
                tag.isPresent() ? request.with("If-None-Match", tag.get()) : request,
                path,
                reply -> reply.status == 304
                        ? new Polled.Unchanged()
                        : new Polled.Given(understood(path, () -> AssignmentJson.read(reply.done().body)), reply.tag));
    }

    @Override
    public Heard plan(PlanReport report) {
        return heard("fleet/v1/plan/" + report.deployment(), PlanReportJson.write(report));
    }

    @Override
    public Heard progress(Progress progress) {
        return heard("fleet/v1/progress/" + progress.deployment(), ProgressJson.write(progress));
    }

    private Heard heard(String path, JsonNode body) {
        return asked(Method.PUT, path, Optional.of(body), reply -> {
            if (reply.status == 409) {
                return new Heard.Stale(reply.problem().orElse(STALE));
            }
            reply.done();
            return new Heard.Holds();
        });
    }

    @Override
    public TokenGrant renew() {
        return asked(Method.POST, "fleet/v1/token/renew", Optional.of(Json.object()), this::granted);
    }

    private TokenGrant granted(Reply reply) {
        return understood(reply.path, () -> RegistrationJson.grant(reply.done().body));
    }

    private static <T> T understood(String path, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidInput e) {
            Problem first = e.problems().getFirst();
            throw new Unavailable(
                    AgentProblems.noAnswer(path, ": " + first.code() + ", " + Quoted.sentence(first.message())), e);
        }
    }

    private <T> T asked(Method method, String path, Optional<JsonNode> body, Function<Reply, T> reading) {
        return asked(request(method, path, body), path, reading);
    }

    private WebRequest request(Method method, String path, Optional<JsonNode> body) {
        URI uri = server.uri().resolve(path);
        WebRequest request = new WebRequest(
                method,
                uri,
                new TreeMap<>(),
                body.map(json -> new WebRequest.Body.Bytes(Json.writeLine(json).getBytes(StandardCharsets.UTF_8))));
        WebRequest mine = request.with("Authorization", "Bearer " + token.get()).with("Accept", "application/json");
        return body.isPresent() ? mine.with("Content-Type", "application/json") : mine;
    }

    private <T> T asked(WebRequest request, String path, Function<Reply, T> reading) {
        Reply reply = client.tried(request.uri(), () -> {
            try (Answer answer = client.ask(request)) {
                if (answer.status() == 429 || answer.status() >= 500) {
                    throw WebClient.busy(answer.status());
                }
                int most = answer.status() < 300 ? AssignmentJson.MAX_BYTES : MAX_ERROR;
                return new Reply(
                        path, answer.status(), answer.header("ETag"), client.body(answer, request.uri(), most));
            }
        });
        return reading.apply(reply);
    }

    /** An answer, whole. */
    private record Reply(String path, int status, Optional<String> tag, byte[] body) {
        /** This, if it says that all is well. */
        Reply done() {
            if (status >= 200 && status < 300) {
                return this;
            }
            String why =
                    problem().map(said -> said.code() + ", " + said.message()).orElse("it answers " + status);
            throw status == 404 && problem().isEmpty()
                    ? new Refused(List.of(AgentProblems.noAnswer(path, ": it answers " + status)))
                    : new Refused(List.of(AgentProblems.refused(path, why)));
        }

        /** What the server says is wrong; absent if it does not say it as a fleet server would. */
        Optional<Problem> problem() {
            try {
                JsonObject error = JsonObject.of(
                        JsonObject.read(body, "an error").optional("error").orElseGet(Json::object), "an error");
                return Optional.of(new Problem(
                        Quoted.shortened(error.string("code")),
                        Quoted.sentence(error.string("message")),
                        STALE.hint()));
            } catch (ProblemException e) {
                return Optional.empty();
            }
        }
    }
}
