package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.DeploymentRequestJson;
import dev.rubicon.format.Json;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where something is to be deployed, and how carefully. */
final class DeploymentOptions {
    @Option(
            names = "--ring",
            required = true,
            paramLabel = "RING",
            description = "A ring of instances, in this order; @store-042 is that instance alone. Repeatable.")
    private List<String> rings;

    @Option(
            names = "--canary",
            paramLabel = "N",
            defaultValue = "0",
            description = "So many instances of the first ring go before all others. Default: ${DEFAULT-VALUE}.")
    private int canary;

    @Option(
            names = "--wave",
            paramLabel = "N",
            defaultValue = "10",
            description = "So many instances at a time. Default: ${DEFAULT-VALUE}.")
    private int wave;

    @Option(
            names = "--window",
            paramLabel = "HOURS",
            description = "Hours of the day, such as 02:00-05:00, for instances without hours of their own.")
    private Optional<String> window;

    @Option(
            names = "--max-failures",
            paramLabel = "N",
            defaultValue = "1",
            description = "Stop at so many failures. Default: ${DEFAULT-VALUE}.")
    private int maxFailures;

    @Option(
            names = "--approvals",
            paramLabel = "N",
            defaultValue = "1",
            description = "So many people have to approve of a plan that crosses. Default: ${DEFAULT-VALUE}.")
    private int approvals;

    @Option(names = "--hotfix", description = "Keep major and minor of every package, and force nothing.")
    private boolean hotfix;

    ObjectNode json(String name, DeploymentRequest request) {
        ObjectNode json = Json.object().put("name", name).put("kind", hotfix ? "hotfix" : "upgrade");
        json.set("request", DeploymentRequestJson.write(request));
        rings.forEach(json.putArray("rings")::add);
        json.put("canary", canary).put("waveSize", wave);
        window.ifPresent(hours -> json.put("window", hours));
        return json.put("maxFailures", maxFailures).put("approvals", approvals);
    }
}
