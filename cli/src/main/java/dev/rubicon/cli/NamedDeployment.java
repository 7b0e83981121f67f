package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** A deployment of a server's, and what is wished of it. */
final class NamedDeployment {
    static final String ALL = "api/v1/deployments";

    @Parameters(index = "0", paramLabel = "ID", description = "The deployment.")
    private String id;

    @Mixin
    private AskedServer server;

    ServerLink link() {
        return server.link();
    }

    String path() {
        return ALL + "/" + ServerLink.segment(id);
    }

    int show(CommandSpec spec) {
        return shown(spec, link().get(path()));
    }

    int wish(CommandSpec spec, String wish) {
        return wish(spec, wish, Json.object());
    }

    /** Of one of its instances. */
    int wish(CommandSpec spec, String wish, String instance) {
        return wish(spec, wish, Json.object().put("instance", instance));
    }

    int wish(CommandSpec spec, String wish, ObjectNode body) {
        return shown(spec, link().post(path() + "/" + wish, body));
    }

    private int shown(CommandSpec spec, JsonNode deployment) {
        return shown(server, spec, deployment);
    }

    static int shown(AskedServer server, CommandSpec spec, JsonNode deployment) {
        return server.print(
                spec, deployment, terminal -> DeploymentText.show(deployment).forEach(terminal::line));
    }
}
