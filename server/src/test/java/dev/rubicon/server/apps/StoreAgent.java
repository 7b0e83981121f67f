package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import dev.rubicon.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The agent of an instance, as far as a server sees it: it says what it holds, and how what it is told goes. */
public final class StoreAgent {
    private final TestServer server;
    private final InstanceName name;
    private final TokenGrant grant;

    StoreAgent(TestServer server, String name, String invitation) {
        this.server = server;
        this.name = new InstanceName(name);
        HttpResponse<String> answer = send(
                "POST",
                "/fleet/v1/register",
                invitation,
                RegistrationJson.write(new Registration(this.name, "test 1")));
        this.grant = RegistrationJson.grant(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    public void report(List<InstanceReport.Installed> packages, List<AppIdentity> apps) {
        report(packages, apps, Optional.empty());
    }

    void report(List<InstanceReport.Installed> packages, List<AppIdentity> apps, Optional<UpdateWindow> window) {
        InstanceReport report = new InstanceReport(
                name,
                grant.agent(),
                "test 1",
                UpdateStrategy.AUTOMATIC,
                "SQLite",
                packages,
                apps,
                window,
                ZoneId.of("UTC"),
                Optional.empty(),
                Instant.now());
        required(send("PUT", "/fleet/v1/report", grant.token(), InstanceReportJson.write(report)));
    }

    /** What it is to do. */
    public JsonNode assignment() {
        return TestServer.json(server.get("/fleet/v1/assignment", grant.token()));
    }

    /** Answers that it would update that package without losing anything. */
    public void plans(String id, String from, String to) {
        PlannedStep step = new PlannedStep(
                PlannedStep.Action.UPDATE,
                new PackageId(id),
                Optional.of(Version.parse(from)),
                Version.parse(to),
                false,
                List.of(),
                0,
                0);
        plan(new PlanReport.Answer.Ready(
                new PlanOutline(Digest.of(to.getBytes(StandardCharsets.UTF_8)), List.of(step)), "{}"));
    }

    public void refuses(Problem problem) {
        plan(new PlanReport.Answer.Refused(List.of(problem), Optional.empty()));
    }

    private void plan(PlanReport.Answer answer) {
        JsonNode assignment = assignment();
        String deployment = assignment.get("deployment").textValue();
        PlanReport report = new PlanReport(
                new DeploymentId(deployment), assignment.get("number").longValue(), answer);
        required(send("PUT", "/fleet/v1/plan/" + deployment, grant.token(), PlanReportJson.write(report)));
    }

    public void begins() {
        says(new Progress.State.Accepted());
        says(new Progress.State.Running(1, 1));
    }

    public void says(Progress.State state) {
        JsonNode assignment = assignment();
        String deployment = assignment.get("deployment").textValue();
        Progress progress = new Progress(
                new DeploymentId(deployment), assignment.get("fence").longValue(), state, Instant.now());
        required(send("PUT", "/fleet/v1/progress/" + deployment, grant.token(), ProgressJson.write(progress)));
    }

    private static void required(HttpResponse<String> answer) {
        if (answer.statusCode() != 204) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> send(String method, String path, String token, JsonNode body) {
        return server.send(
                server.request(method, path, "Authorization", "Bearer " + token, "Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(Json.writeLine(body))));
    }
}
