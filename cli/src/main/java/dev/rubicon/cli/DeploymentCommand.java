package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Refused;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "deployment",
        description = "Roll versions out to the instances of a server's fleet, wave by wave.",
        footer = {
            "",
            "Every instance plans first; 'show' says what it would do. A plan that crosses a ForceVersion, loses values or drops",
            "tables waits for an approval by name, of exactly that plan.",
            "",
            "Example:",
            "  rubicon deployment create 'May' --id bundle/pos@^2 --ring pilot --ring shops --canary 1 --wave 20"
        })
final class DeploymentCommand {
    private static final int LEAST_DIGITS = 8;

    @Spec
    private CommandSpec spec;

    @Command(
            name = "create",
            description = "Make a deployment. Its instances plan; nothing is applied before it is started.",
            footer = {
                "",
                "Example:",
                "  rubicon deployment create 'May' --id bundle/pos@^2 --ring pilot --ring shops --canary 1 --wave 20"
            })
    int create(
            @Parameters(index = "0", paramLabel = "NAME", description = "What people call it.") String name,
            @Mixin AskedOptions asked,
            @Mixin WantedOptions wanted,
            @Mixin DeploymentOptions deployment,
            @Mixin AskedServer server) {
        JsonNode made = server.link().post(NamedDeployment.ALL, deployment.json(name, wanted.request(asked)));
        return NamedDeployment.shown(server, spec, made);
    }

    @Command(
            name = "list",
            description = "The deployments of the fleet, the newest first.",
            footer = {"", "Example:", "  rubicon deployment list --limit 20"})
    int list(
            @Option(
                            names = "--limit",
                            paramLabel = "NUMBER",
                            defaultValue = "50",
                            description = "At most so many, up to 1000. Default: ${DEFAULT-VALUE}.")
                    int limit,
            @Mixin AskedList server) {
        return server.print(spec, NamedDeployment.ALL + "?limit=" + limit, DeploymentText::list);
    }

    @Command(
            name = "show",
            description = "Where each instance of a deployment is, and what its plan does.",
            footer = {"", "Example:", "  rubicon deployment show d-000042"})
    int show(
            @Mixin NamedDeployment deployment,
            @Option(
                            names = "--plan",
                            paramLabel = "INSTANCE",
                            description = "Print the whole plan of this one, as JSON.")
                    Optional<String> plan) {
        if (plan.isPresent()) {
            String path = deployment.path() + "/plans/" + ServerLink.segment(plan.get());
            new Terminal(spec).json(deployment.link().get(path));
            return ExitCode.DONE.value();
        }
        return deployment.show(spec);
    }

    @Command(
            name = "approve",
            description = "Approve by your token's name that the plan of one instance crosses.",
            footer = {"", "Example:", "  rubicon deployment approve d-000042 store-003 --plan 1a2b3c4d5e6f"})
    int approve(
            @Mixin NamedDeployment deployment,
            @Parameters(index = "1", paramLabel = "INSTANCE", description = "Whose plan.") String instance,
            @Option(
                            names = "--plan",
                            required = true,
                            paramLabel = "DIGEST",
                            description = "The plan that was seen: its digest, or the first 8 digits of it or more.")
                    String plan) {
        JsonNode shown = deployment.link().get(deployment.path());
        ObjectNode body = Json.object().put("instance", instance).put("plan", whole(shown, instance, plan));
        return deployment.wish(spec, "approve", body);
    }

    // Digits that nobody could have seen are sent as they are, for the server to refuse.
    private static String whole(JsonNode shown, String instance, String plan) {
        for (JsonNode one : shown.path("instances")) {
            String digest = one.path("digest").asText();
            if (one.path("instance").asText().equals(instance) && !digest.isEmpty()) {
                if (plan.length() >= LEAST_DIGITS && digest.startsWith(plan)) {
                    return digest;
                }
                throw refused(
                        "the plan of " + instance + " is " + digest.substring(0, 12) + ", not " + plan,
                        "look at it: rubicon deployment show "
                                + shown.path("id").asText());
            }
        }
        throw refused("no plan of " + instance + " waits for an approval", "look at where the deployment is");
    }

    private static Refused refused(String what, String hint) {
        return new Refused(List.of(new Problem("RB948", what, hint)));
    }

    @Command(
            name = "start",
            description = "Let the waves begin.",
            footer = {"", "Example:", "  rubicon deployment start d-000042"})
    int start(@Mixin NamedDeployment deployment) {
        return deployment.wish(spec, "start");
    }

    @Command(
            name = "pause",
            description = "Let nothing new begin; what has begun is finished.",
            footer = {"", "Example:", "  rubicon deployment pause d-000042"})
    int pause(@Mixin NamedDeployment deployment) {
        return deployment.wish(spec, "pause");
    }

    @Command(
            name = "resume",
            description = "Go on after a pause, or after too many failures, which are forgiven.",
            footer = {"", "Example:", "  rubicon deployment resume d-000042"})
    int resume(@Mixin NamedDeployment deployment) {
        return deployment.wish(spec, "resume");
    }

    @Command(
            name = "cancel",
            description = "Let nothing new ever begin; what has begun is finished.",
            footer = {"", "Example:", "  rubicon deployment cancel d-000042"})
    int cancel(@Mixin NamedDeployment deployment) {
        return deployment.wish(spec, "cancel");
    }

    @Command(
            name = "retry",
            description = "Plan one instance again that failed, was refused or was left out.",
            footer = {"", "Example:", "  rubicon deployment retry d-000042 store-003"})
    int retry(
            @Mixin NamedDeployment deployment,
            @Parameters(index = "1", paramLabel = "INSTANCE", description = "Which one.") String instance) {
        return deployment.wish(spec, "retry", instance);
    }

    @Command(
            name = "withdraw",
            description = "Leave one instance out.",
            footer = {"", "Example:", "  rubicon deployment withdraw d-000042 store-003"})
    int withdraw(
            @Mixin NamedDeployment deployment,
            @Parameters(index = "1", paramLabel = "INSTANCE", description = "Which one.") String instance) {
        return deployment.wish(spec, "withdraw", instance);
    }
}
