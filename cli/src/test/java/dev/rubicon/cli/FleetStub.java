package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rubicon.fleet.protocol.AgentId;
import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.AssignmentJson;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.fleet.protocol.InstanceReportJson;
import dev.rubicon.fleet.protocol.PlanReportJson;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.ProgressJson;
import dev.rubicon.fleet.protocol.RegistrationJson;
import dev.rubicon.fleet.protocol.TokenGrant;
import dev.rubicon.fleet.rollout.Change;
import dev.rubicon.fleet.rollout.Decision;
import dev.rubicon.fleet.rollout.Deployment;
import dev.rubicon.fleet.rollout.Rollout;
import dev.rubicon.fleet.rollout.RolloutEvent;
import dev.rubicon.fleet.rollout.Status;
import dev.rubicon.fleet.rollout.Waves;
import dev.rubicon.format.Json;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.VersionQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server of one instance, in memory, with the real rules: one deployment at a time, each started at once. */
final class FleetStub implements AutoCloseable {
    static final String TOKEN = "an-agents-own-token-0001";

    private final HttpServer server;
    private final InstanceName name = new InstanceName("store-042");
    private final List<String> requests = new ArrayList<>();
    private Optional<Rollout> rollout = Optional.empty();
    private Optional<InstanceReport> report = Optional.empty();
    private int deployments;

    FleetStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fleet/v1/", this::exchange);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    synchronized void deploy(String id, String version) {
        deployments++;
        DeploymentRequest request = new DeploymentRequest.Install(
                List.of(new InstallRequest.Asked(new PackageId(id), VersionQuery.parse("=" + version))),
                Arguments.NONE);
        Deployment deployment = new Deployment(
                new DeploymentId("d-" + deployments),
                "May",
                Deployment.Kind.UPGRADE,
                request,
                List.of("all"),
                0,
                1,
                Optional.empty(),
                Hours.OWN,
                1,
                1);
        rollout = Optional.of(
                Rollout.of(deployment, List.of(new Waves.Member(name, "all", ZoneId.of("UTC"), Optional.empty()))));
        on(new RolloutEvent.Started("Ada", Instant.now()));
    }

    synchronized void approve() {
        Status.AwaitingApproval awaiting = (Status.AwaitingApproval) status();
        on(new RolloutEvent.Approved(name, new Approval("Ada", awaiting.plan().digest(), Instant.now())));
    }

    synchronized Status status() {
        return rollout.orElseThrow().targets().get(name).status();
    }

    synchronized InstanceReport report() {
        return report.orElseThrow();
    }

    /** Since it was last asked, each as {@code GET assignment 304}. */
    synchronized List<String> requests() {
        List<String> all = List.copyOf(requests);
        requests.clear();
        return all;
    }

    private List<Decision> on(RolloutEvent event) {
        Change change = rollout.orElseThrow().on(event);
        rollout = Optional.of(change.rollout());
        return change.decisions();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reply reply = reply(exchange, body);
            reply.tag.ifPresent(tag -> exchange.getResponseHeaders().add("ETag", tag));
            byte[] bytes = reply.json
                    .map(json -> Json.writeLine(json).getBytes(StandardCharsets.UTF_8))
                    .orElseGet(() -> new byte[0]);
            exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private record Reply(int status, Optional<JsonNode> json, Optional<String> tag) {
        static Reply of(int status) {
            return new Reply(status, Optional.empty(), Optional.empty());
        }

        static Reply of(JsonNode json) {
            return new Reply(200, Optional.of(json), Optional.empty());
        }

        static Reply error(int status, Problem problem) {
            JsonNode error = Json.object()
                    .set("error", Json.object().put("code", problem.code()).put("message", problem.message()));
            return new Reply(status, Optional.of(error), Optional.empty());
        }
    }

    private synchronized Reply reply(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath().substring("/fleet/v1/".length());
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        boolean registers = path.equals("register");
        Reply reply;
        try {
            reply = token.equals("Bearer " + (registers ? "once-only-0123456789" : TOKEN))
                    ? reply(
                            path,
                            Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match")),
                            body)
                    : Reply.error(401, new Problem("RB903", "this token is not known", ""));
        } catch (ProblemException e) {
            reply = Reply.error(400, e.problems().getFirst());
        }
        requests.add(exchange.getRequestMethod() + " " + path + " " + reply.status);
        return reply;
    }

    private Reply reply(String path, Optional<String> tag, byte[] body) {
        Instant now = Instant.now();
        return switch (path.split("/")[0]) {
            case "register" -> {
                RegistrationJson.read(body);
                yield Reply.of(RegistrationJson.write(grant(now)));
            }
            case "token" -> Reply.of(RegistrationJson.write(grant(now)));
            case "report" -> {
                report = Optional.of(InstanceReportJson.read(body));
                yield Reply.of(204);
            }
            case "assignment" -> {
                var assignment = rollout.map(one -> one.assignment(name)).orElseGet(Assignment.Nothing::new);
                Optional<String> current = Optional.of(AssignmentJson.tag(assignment));
                yield tag.equals(current)
                        ? Reply.of(304)
                        : new Reply(200, Optional.of(AssignmentJson.write(assignment)), current);
            }
            case "plan" -> heard(on(new RolloutEvent.PlanReported(name, PlanReportJson.read(body), now)));
            case "progress" -> {
                Progress progress = ProgressJson.read(body);
                yield heard(on(new RolloutEvent.Progressed(name, progress, now)));
            }
            default -> Reply.of(404);
        };
    }

    private static Reply heard(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision.Ignore.class::isInstance)
                .map(one -> Reply.error(409, ((Decision.Ignore) one).problem()))
                .findFirst()
                .orElseGet(() -> Reply.of(204));
    }

    private static TokenGrant grant(Instant now) {
        return new TokenGrant(new AgentId("a-1"), TOKEN, now.plusSeconds(86_400));
    }
}
