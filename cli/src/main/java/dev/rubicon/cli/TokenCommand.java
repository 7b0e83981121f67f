package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "token",
        description = "Make, list and revoke tokens of a server.",
        subcommands = {TokenCommand.Create.class, TokenCommand.Listing.class, TokenCommand.Revoke.class},
        footer = {"", "Example:", "  rubicon token create ci --scope publish --expires 90d"})
final class TokenCommand {
    private static final String TOKENS = "api/v1/tokens";

    @Command(
            name = "create",
            description = "Make a token. It is printed once, and kept nowhere.",
            footer = {
                "",
                "Scopes: read, publish, deploy, approve, agent, and admin, which allows everything.",
                "",
                "Example:",
                "  rubicon token create ci --scope publish --expires 90d"
            })
    static final class Create implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "NAME", description = "Whose it is, as the audit log is to call them.")
        private String name;

        @Option(names = "--scope", required = true, paramLabel = "SCOPE", description = "What it allows. Repeatable.")
        private List<String> scopes;

        @Option(names = "--expires", paramLabel = "TIME", description = "How long it is good for, such as 90d.")
        private Optional<Age> expires;

        @Mixin
        private AskedServer server;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            ObjectNode wanted = Json.object().put("name", name);
            ArrayNode listed = wanted.putArray("scopes");
            scopes.forEach(listed::add);
            expires.ifPresent(age ->
                    wanted.put("expiresAt", Instant.now().plus(age.duration()).toString()));
            JsonNode made = server.link().post(TOKENS, wanted);
            return server.print(spec, made, terminal -> {
                terminal.line(made.path("token").asText());
                terminal.message("token '" + name + "' has the id "
                        + made.path("id").asText() + "; its text is shown this once");
            });
        }
    }

    @Command(
            name = "list",
            description = "All tokens, revoked ones as well; never their texts.",
            footer = {"", "Example:", "  rubicon token list --server https://updates.example.com/"})
    static final class Listing implements Callable<Integer> {
        @Mixin
        private AskedServer server;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            JsonNode tokens = server.link().get(TOKENS).path("value");
            return server.print(spec, tokens, terminal -> table(tokens).forEach(terminal::line));
        }

        private static List<String> table(JsonNode tokens) {
            TextTable table = new TextTable("ID", "NAME", "SCOPES", "UNTIL", "MADE BY");
            tokens.forEach(token -> {
                List<String> scopes = new ArrayList<>();
                token.path("scopes").forEach(scope -> scopes.add(scope.asText()));
                table.row(
                        token.path("id").asText(),
                        token.path("name").asText(),
                        String.join(", ", scopes),
                        token.has("revokedAt")
                                ? "revoked"
                                : token.path("expiresAt").asText("-"),
                        token.path("createdBy").asText());
            });
            return table.lines();
        }
    }

    @Command(
            name = "revoke",
            description = "Make a token worthless from now on.",
            footer = {"", "Example:", "  rubicon token revoke ci"})
    static final class Revoke implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "TOKEN", description = "Its id or name.")
        private String token;

        @Mixin
        private AskedServer server;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            String path = TOKENS + "/" + ServerLink.segment(token) + "/revoke";
            JsonNode revoked = server.link().post(path, Json.object());
            return server.print(
                    spec,
                    revoked,
                    terminal -> terminal.line("token '" + revoked.path("name").asText() + "' ("
                            + revoked.path("id").asText() + ") is revoked"));
        }
    }
}
