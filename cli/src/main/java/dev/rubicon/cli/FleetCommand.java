package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "fleet",
        description = "The instances that a server knows, and the rings that they are in.",
        footer = {"", "Example:", "  rubicon fleet list --ring pilot"})
final class FleetCommand {
    private static final String ALL = "api/v1/fleet/instances";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "All instances, with what they hold and when their agents were heard last.",
            footer = {"", "Example:", "  rubicon fleet list --ring pilot"})
    int list(
            @Option(names = "--ring", paramLabel = "RING", description = "Only those of this ring.")
                    Optional<String> ring,
            @Mixin AskedList server) {
        String query = ring.map(name -> "?ring=" + ServerLink.segment(name)).orElse("");
        return server.print(spec, ALL + query, FleetCommand::table);
    }

    private static List<String> table(JsonNode all) {
        TextTable table = new TextTable("INSTANCE", "RING", "LAST SEEN", "STRATEGY", "ASKED FOR");
        all.forEach(one -> table.row(
                one.path("name").asText(),
                one.path("ring").asText(),
                one.path("seenAt").asText(),
                one.path("strategy").asText("-"),
                packages(one, true)));
        return table.lines();
    }

    private static String packages(JsonNode instance, boolean asked) {
        StringJoiner packages = new StringJoiner(", ");
        instance.path("packages").forEach(one -> {
            if (one.path("asked").asBoolean() == asked) {
                packages.add(one.path("id").asText() + " " + one.path("version").asText());
            }
        });
        return packages.toString();
    }

    @Command(
            name = "show",
            description = "One instance.",
            footer = {"", "Example:", "  rubicon fleet show store-042"})
    int show(
            @Parameters(index = "0", paramLabel = "INSTANCE", description = "Which one.") String name,
            @Mixin AskedServer server) {
        return shown(server, server.link().get(path(name)));
    }

    private int shown(AskedServer server, JsonNode instance) {
        return server.print(spec, instance, terminal -> say(instance, terminal));
    }

    private static void say(JsonNode instance, Terminal terminal) {
        terminal.line(instance.path("name").asText() + " in ring "
                + instance.path("ring").asText() + ", last seen "
                + instance.path("seenAt").asText());
        if (!instance.has("client")) {
            terminal.line("its agent has reported nothing yet");
            return;
        }
        terminal.line(instance.path("client").asText() + ", "
                + instance.path("database").asText() + ", "
                + instance.path("strategy").asText() + ", hours "
                + instance.path("window").asText("any") + " "
                + instance.path("zone").asText());
        terminal.line("asked for: " + packages(instance, true));
        terminal.line("needed: " + packages(instance, false));
        if (instance.has("last")) {
            JsonNode last = instance.path("last");
            terminal.line("last update: " + last.path("state").asText() + ", "
                    + last.path("deployment").asText() + " at "
                    + last.path("at").asText());
        }
    }

    private static String path(String name) {
        return ALL + "/" + ServerLink.segment(name);
    }

    @Command(
            name = "ring",
            description = "Put an instance into another ring.",
            footer = {"", "Example:", "  rubicon fleet ring store-042 pilot"})
    int ring(
            @Parameters(index = "0", paramLabel = "INSTANCE", description = "Which one.") String name,
            @Parameters(index = "1", paramLabel = "RING", description = "Made by naming it.") String ring,
            @Mixin AskedServer server) {
        return shown(
                server, server.link().post(path(name) + "/ring", Json.object().put("ring", ring)));
    }

    @Command(
            name = "invite",
            description = "Make a token that registers the agent of one instance, once.",
            footer = {"", "Example:", "  rubicon fleet invite store-042 --ring pilot"})
    int invite(
            @Parameters(index = "0", paramLabel = "INSTANCE", description = "Its name in the fleet.") String name,
            @Option(
                            names = "--ring",
                            paramLabel = "RING",
                            defaultValue = "default",
                            description = "Where it is to be. Default: ${DEFAULT-VALUE}.")
                    String ring,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "7",
                            description = "How long it is good for, up to 90. Default: ${DEFAULT-VALUE}.")
                    int days,
            @Mixin AskedServer server) {
        ObjectNode body = Json.object().put("ring", ring).put("days", days);
        JsonNode made = server.link().post(path(name) + "/invite", body);
        return server.print(spec, made, terminal -> {
            terminal.line(made.path("token").asText());
            terminal.message("it registers " + name + " once; it is shown this once");
        });
    }

    @Command(
            name = "revoke",
            description = "Make the tokens of an instance's agent worthless from now on.",
            footer = {"", "Example:", "  rubicon fleet revoke store-042"})
    int revoke(
            @Parameters(index = "0", paramLabel = "INSTANCE", description = "Which one.") String name,
            @Mixin AskedServer server) {
        JsonNode revoked = server.link().post(path(name) + "/revoke", Json.object());
        String tokens = Terminal.count(revoked.path("revoked").asLong(), "token");
        return server.print(spec, revoked, terminal -> terminal.line(tokens + " of " + name + " revoked"));
    }
}
