package dev.rubicon.server.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.fleet.protocol.AgentId;
import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.AssignmentJson;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.fleet.protocol.InstanceReportJson;
import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.PlanReportJson;
import dev.rubicon.fleet.protocol.PlannedStep;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.ProgressJson;
import dev.rubicon.fleet.protocol.Registration;
import dev.rubicon.fleet.protocol.RegistrationJson;
import dev.rubicon.fleet.protocol.TokenGrant;
import dev.rubicon.fleet.protocol.UpdateStrategy;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An agent whose instance is a number in memory. It does what it is assigned over HTTP, and remembers what it applied. */
final class TestAgent {
    static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final PackageId POS = new PackageId("pos");
    static final Version TARGET = Version.parse("2.0.0");

    final InstanceName name;
    /** Deployment and fence of each update that was applied. */
    final List<String> applied = new ArrayList<>();
    /** Whether plans force something. */
    boolean crosses;
    /** Of each plan. */
    String document;
    /** Whether updates fail. */
    boolean fails;

    private final Supplier<URI> server;
    String token = "";
    Version version = Version.parse("1.0.0");
    Optional<TokenGrant> grant = Optional.empty();
    private Optional<String> tag = Optional.empty();
    private Optional<Progress> toTell = Optional.empty();
    private Optional<Assignment.Apply> held = Optional.empty();

    TestAgent(String name, Supplier<URI> server) {
        this.name = new InstanceName(name);
        this.document = "{\"plan\":\"" + name + "\"}";
        this.server = server;
    }

    TestAgent crossing() {
        crosses = true;
        return this;
    }

    TestAgent registered(String invitation) {
        HttpResponse<String> answer = register(invitation, name);
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
        grant = Optional.of(RegistrationJson.grant(answer.body().getBytes(StandardCharsets.UTF_8)));
        token = grant.get().token();
        int status = report(name, grant.get().agent());
        if (status != 204) {
            throw new AssertionError("a report is answered with " + status);
        }
        return this;
    }

    HttpResponse<String> register(String invitation, InstanceName as) {
        return send("POST", "/fleet/v1/register", invitation, RegistrationJson.write(new Registration(as, "test 1")));
    }

    int report(InstanceName as, AgentId agent) {
        InstanceReport report = new InstanceReport(
                as,
                agent,
                "test 1",
                UpdateStrategy.AUTOMATIC,
                "SQLite",
                List.of(new InstanceReport.Installed(POS, version, true)),
                List.of(),
                Optional.empty(),
                ZoneId.of("UTC"),
                Optional.empty(),
                Instant.now());
        return send("PUT", "/fleet/v1/report", token, InstanceReportJson.write(report))
                .statusCode();
    }

    /** What is assigned; the last status is 304 if it is what it was. */
    HttpResponse<String> poll() {
        HttpRequest.Builder request = request("/fleet/v1/assignment", token).GET();
        tag.ifPresent(known -> request.header("If-None-Match", known));
        HttpResponse<String> answer = send(request);
        answer.headers().firstValue("ETag").ifPresent(given -> tag = Optional.of(given));
        return answer;
    }

    /** Asks what to do, and does it. @return whether the server has said something new */
    boolean round() {
        if (toTell.isPresent()) {
            tell(toTell.get());
            toTell = Optional.empty();
        }
        held.ifPresent(this::apply);
        HttpResponse<String> answer = poll();
        if (answer.statusCode() == 304) {
            return false;
        }
        if (answer.statusCode() != 200) {
            throw new UncheckedIOException(new IOException("the server says " + answer.statusCode()));
        }
        // Until it is done, it is not known: an agent that is interrupted asks anew.
        Optional<String> asked = tag;
        tag = Optional.empty();
        Assignment assignment = AssignmentJson.read(answer.body().getBytes(StandardCharsets.UTF_8));
        switch (assignment) {
            case Assignment.Nothing nothing -> {}
            case Assignment.Prepare prepare -> plan(prepare);
            case Assignment.Download download -> {}
            case Assignment.Apply apply -> accept(apply);
            case Assignment.Cancel cancel -> tell(cancel.deployment(), cancel.fence(), new Progress.State.Skipped());
        }
        tag = asked;
        return true;
    }

    void plan(Assignment.Prepare prepare) {
        PlanReport report =
                new PlanReport(prepare.deployment(), prepare.number(), new PlanReport.Answer.Ready(plan(), document));
        int status = send("PUT", "/fleet/v1/plan/" + prepare.deployment(), token, PlanReportJson.write(report))
                .statusCode();
        if (status >= 500) {
            throw new UncheckedIOException(new IOException("the server says " + status));
        }
    }

    PlanOutline plan() {
        PlannedStep step = new PlannedStep(
                PlannedStep.Action.UPDATE,
                POS,
                Optional.of(version),
                TARGET,
                crosses,
                crosses ? List.of("FORCE_VERSION") : List.of(),
                crosses ? 1 : 0,
                crosses ? 7 : 0);
        String text = name + " " + step;
        return new PlanOutline(
                Digest.of(text.getBytes(StandardCharsets.UTF_8)), version.equals(TARGET) ? List.of() : List.of(step));
    }

    private void accept(Assignment.Apply apply) {
        boolean known = applied.contains(apply.deployment() + " " + apply.fence());
        if (!known && tell(apply.deployment(), apply.fence(), new Progress.State.Accepted()) == 204) {
            held = Optional.of(apply);
            apply(apply);
        }
    }

    // What was accepted is applied, with or without a server.
    private void apply(Assignment.Apply apply) {
        tell(apply.deployment(), apply.fence(), new Progress.State.Running(1, 1));
        held = Optional.empty();
        Progress.State end;
        if (!apply.plan().equals(plan().digest())) {
            end = new Progress.State.Refused(List.of(new Problem("RB576", "another plan", "none")));
        } else {
            applied.add(apply.deployment() + " " + apply.fence());
            end = fails
                    ? new Progress.State.Failed(List.of(new Problem("RB999", "it broke", "mend it")))
                    : new Progress.State.Succeeded();
            version = fails ? version : TARGET;
        }
        Progress progress = new Progress(apply.deployment(), apply.fence(), end, Instant.now());
        toTell = Optional.of(progress);
        tell(progress);
        toTell = Optional.empty();
    }

    int tell(DeploymentId deployment, long fence, Progress.State state) {
        return tell(new Progress(deployment, fence, state, Instant.now()));
    }

    private int tell(Progress progress) {
        int status = send("PUT", "/fleet/v1/progress/" + progress.deployment(), token, ProgressJson.write(progress))
                .statusCode();
        if (status >= 500) {
            throw new UncheckedIOException(new IOException("the server says " + status));
        }
        return status;
    }

    private HttpResponse<String> send(String method, String path, String by, JsonNode body) {
        return send(request(path, by)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Json.writeLine(body))));
    }

    private HttpRequest.Builder request(String path, String by) {
        return HttpRequest.newBuilder(server.get().resolve(path)).header("Authorization", "Bearer " + by);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
