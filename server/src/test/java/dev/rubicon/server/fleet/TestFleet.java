package dev.rubicon.server.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.fleet.rollout.Deployment;
import dev.rubicon.format.Json;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** A server with deployments, as an admin's program sees it. */
record TestFleet(TestServer server) {
    static NewDeployment wanted(int canary, int waveSize, int maxFailures, String... rings) {
        DeploymentRequest request = new DeploymentRequest.Install(
                List.of(new InstallRequest.Asked(new PackageId("pos"), VersionQuery.parse("2.0.0"))), Arguments.NONE);
        return new NewDeployment(
                "May",
                Deployment.Kind.UPGRADE,
                request,
                List.of(rings),
                canary,
                waveSize,
                Optional.empty(),
                Hours.OWN,
                maxFailures,
                1);
    }

    String invited(String instance, String ring) {
        HttpResponse<String> answer = server.post(
                "/api/v1/fleet/instances/" + instance + "/invite", server.admin(), "{\"ring\":\"" + ring + "\"}");
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
        return TestServer.json(answer).get("token").textValue();
    }

    TestAgent agent(String instance, String ring) {
        return new TestAgent(instance, () -> server.uri("/")).registered(invited(instance, ring));
    }

    String create(NewDeployment wanted) {
        HttpResponse<String> answer = server.post("/api/v1/deployments", server.admin(), Json.writeLine(wanted.json()));
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
        return TestServer.json(answer).get("id").textValue();
    }

    JsonNode shown(String id) {
        return TestServer.json(server.get("/api/v1/deployments/" + id, server.admin()));
    }

    /** Such as {@code going: a scheduled, b awaiting approval}. */
    String text(String id) {
        JsonNode shown = shown(id);
        StringJoiner text = new StringJoiner(", ", shown.get("phase").asText() + ": ", "");
        shown.get("instances")
                .forEach(one -> text.add(
                        one.get("instance").asText() + " " + one.get("state").asText()));
        return text.toString();
    }

    HttpResponse<String> wish(String id, String wish) {
        return wish(id, wish, server.admin(), "{}");
    }

    HttpResponse<String> wish(String id, String wish, String token, String json) {
        return server.send(server.request(
                        "POST",
                        "/api/v1/deployments/" + id + "/" + wish,
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    static String approval(TestAgent agent) {
        return "{\"instance\":\"" + agent.name + "\",\"plan\":\""
                + agent.plan().digest().hex() + "\"}";
    }
}
