package dev.rubicon.cli;

import dev.rubicon.fleet.agent.AgentFiles;
import dev.rubicon.fleet.agent.Membership;
import dev.rubicon.fleet.protocol.Registration;
import dev.rubicon.fleet.protocol.TokenGrant;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Refused;
import dev.rubicon.repository.http.WebAddress;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "register",
        description = "Make an instance belong to the fleet of a server.",
        footer = {
            "",
            "The server gives out a registration token for one instance. It is read from",
            "RUBICON_REGISTRATION_TOKEN, else from standard input, never from the command line. What comes",
            "back is in Rubicon's folder, for its owner's eyes only.",
            "",
            "Example:",
            "  rubicon agent register --server https://updates.example.com --instance LSCentral --name store-042"
        })
final class AgentRegisterCommand implements Callable<Integer> {
    private static final int MAX_TOKEN = 512;

    @Option(names = "--server", required = true, paramLabel = "URL", description = "The server.")
    private WebAddress server;

    @Mixin
    private AgentOptions agent;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the fleet calls it; no other may have that name. Default: as it is called here.")
    private Optional<InstanceName> name;

    @Option(names = "--replace", description = "Even if it belongs to a fleet already.")
    private boolean replace;

    @Mixin
    private NetworkOptions network;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        InstanceName instance = agent.instance();
        AgentFiles files = agent.files();
        if (files.isMember() && !replace) {
            throw new Refused(List.of(new Problem(
                    "RB966",
                    "instance '" + instance + "' belongs to a fleet already",
                    "--replace, if it is to belong to this one")));
        }
        InstanceName called = name.orElse(instance);
        TokenGrant granted = files.locked(() -> {
            TokenGrant grant = FleetServers.link(server, network.network(), agent.home(), AgentRegisterCommand::token)
                    .register(new Registration(called, FleetServers.client()));
            files.join(new Membership(server, called, grant, Clock.systemUTC().instant()));
            return grant;
        });
        print(called, granted);
        return ExitCode.DONE.value();
    }

    private void print(InstanceName called, TokenGrant grant) {
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(Json.object()
                    .put("server", server.toString())
                    .put("instance", agent.instance().value())
                    .put("name", called.value())
                    .put("agent", grant.agent().value())
                    .put("ends", grant.ends().toString()));
        } else {
            terminal.line("instance " + agent.instance() + " is " + called + " in the fleet of " + server);
            terminal.message("next: rubicon agent --instance " + agent.instance());
        }
    }

    private static String token() {
        return NetworkOptions.environment("RUBICON_REGISTRATION_TOKEN")
                .or(AgentRegisterCommand::typed)
                .map(String::strip)
                .filter(text -> text.matches("[\\x21-\\x7e]{1," + MAX_TOKEN + "}"))
                .orElseThrow(() -> new InvalidInput(
                        "RB964",
                        "there is no registration token",
                        "put it into RUBICON_REGISTRATION_TOKEN, or into standard input"));
    }

    private static Optional<String> typed() {
        Console console = System.console();
        if (console != null) {
            return Optional.ofNullable(console.readPassword("Registration token: "))
                    .map(String::new);
        }
        try {
            byte[] bytes = System.in.readNBytes(2 * MAX_TOKEN);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
