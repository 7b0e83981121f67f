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
    private static final String ALL = "api/v1/deployments";
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
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        return shown(server.link().post(ALL, deployment.json(name, wanted.request(asked))), json);
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
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print one JSON line for each deployment.") boolean json) {
        JsonNode all = server.link().get(ALL + "?limit=" + limit).path("value");
        Terminal terminal = new Terminal(spec);
        if (json) {
            all.forEach(terminal::jsonLine);
        } else {
            DeploymentText.list(all).forEach(terminal::line);
        }
        return ExitCode.DONE.value();
    }

    @Command(
            name = "show",
            description = "Where each instance of a deployment is, and what its plan does.",
            footer = {"", "Example:", "  rubicon deployment show d-000042"})
    int show(
            @Parameters(index = "0", paramLabel = "ID", description = "The deployment.") String id,
            @Option(
                            names = "--plan",
                            paramLabel = "INSTANCE",
                            description = "Print the whole plan of this one, as JSON.")
                    Optional<String> plan,
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        if (plan.isPresent()) {
            new Terminal(spec).json(server.link().get(path(id) + "/plans/" + ServerLink.segment(plan.get())));
            return ExitCode.DONE.value();
        }
        return shown(server.link().get(path(id)), json);
    }

    @Command(
            name = "approve",
            description = "Approve by your token's name that the plan of one instance crosses.",
            footer = {"", "Example:", "  rubicon deployment approve d-000042 store-003 --plan 1a2b3c4d5e6f"})
    int approve(
            @Parameters(index = "0", paramLabel = "ID", description = "The deployment.") String id,
            @Parameters(index = "1", paramLabel = "INSTANCE", description = "Whose plan.") String instance,
            @Option(
                            names = "--plan",
                            required = true,
                            paramLabel = "DIGEST",
                            description = "The plan that was seen: its digest, or the first 8 digits of it or more.")
                    String plan,
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        ServerLink link = server.link();
        ObjectNode body =
                Json.object().put("instance", instance).put("plan", whole(link.get(path(id)), instance, plan));
        return shown(link.post(path(id) + "/approve", body), json);
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
    int start(
            @Parameters(index = "0", paramLabel = "ID", description = "The deployment.") String id,
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        return wish(server, id, "start", json);
    }

    @Command(
            name = "pause",
            description = "Let nothing new begin; what has begun is finished.",
            footer = {"", "Example:", "  rubicon deployment pause d-000042"})
    int pause(
            @Parameters(index = "0", paramLabel = "ID", description = "The deployment.") String id,
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        return wish(server, id, "pause", json);
    }

    @Command(
            name = "resume",
            description = "Go on after a pause, or after too many failures, which are forgiven.",
            footer = {"", "Example:", "  rubicon deployment resume d-000042"})
    int resume(
            @Parameters(index = "0", paramLabel = "ID", description = "The deployment.") String id,
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        return wish(server, id, "resume", json);
    }

    @Command(
            name = "cancel",
            description = "Let nothing new ever begin; what has begun is finished.",
            footer = {"", "Example:", "  rubicon deployment cancel d-000042"})
    int cancel(
            @Parameters(index = "0", paramLabel = "ID", description = "The deployment.") String id,
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        return wish(server, id, "cancel", json);
    }

    @Command(
            name = "retry",
            description = "Plan one instance again that failed, was refused or was left out.",
            footer = {"", "Example:", "  rubicon deployment retry d-000042 store-003"})
    int retry(
            @Parameters(index = "0", paramLabel = "ID", description = "The deployment.") String id,
            @Parameters(index = "1", paramLabel = "INSTANCE", description = "Which one.") String instance,
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        return wish(server, id, "retry", instance, json);
    }

    @Command(
            name = "withdraw",
            description = "Leave one instance out.",
            footer = {"", "Example:", "  rubicon deployment withdraw d-000042 store-003"})
    int withdraw(
            @Parameters(index = "0", paramLabel = "ID", description = "The deployment.") String id,
            @Parameters(index = "1", paramLabel = "INSTANCE", description = "Which one.") String instance,
            @Mixin ServerOptions server,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        return wish(server, id, "withdraw", instance, json);
    }

    private static String path(String id) {
        return ALL + "/" + ServerLink.segment(id);
    }

    private int wish(ServerOptions server, String id, String wish, boolean json) {
        return shown(server.link().post(path(id) + "/" + wish, Json.object()), json);
    }

    private int wish(ServerOptions server, String id, String wish, String instance, boolean json) {
        return shown(server.link().post(path(id) + "/" + wish, Json.object().put("instance", instance)), json);
    }

    private int shown(JsonNode deployment, boolean json) {
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(deployment);
        } else {
            List<String> lines = DeploymentText.show(deployment);
            lines.forEach(terminal::line);
        }
        return ExitCode.DONE.value();
    }
}
