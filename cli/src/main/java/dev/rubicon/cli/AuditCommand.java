package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        description = "Read the audit log of a server, and verify it.",
        subcommands = {AuditCommand.Listing.class, AuditCommand.Verify.class},
        footer = {"", "Example:", "  rubicon audit list --limit 20"})
final class AuditCommand {
    @Command(
            name = "list",
            description = "Who did what, the newest first.",
            footer = {"", "Example:", "  rubicon audit list --limit 20"})
    static final class Listing implements Callable<Integer> {
        @Option(
                names = "--limit",
                paramLabel = "NUMBER",
                defaultValue = "50",
                description = "At most so many, up to 1000. Default: ${DEFAULT-VALUE}.")
        private int limit;

        @Option(names = "--before", paramLabel = "SEQ", description = "Only those before that one.")
        private Long before;

        @Mixin
        private AskedList server;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            String path = "api/v1/audit?limit=" + limit + (before == null ? "" : "&before=" + before);
            return server.print(spec, path, Listing::table);
        }

        private static List<String> table(JsonNode entries) {
            TextTable table = new TextTable("SEQ", "AT", "WHO", "ACTION", "SUBJECT", "DETAIL");
            entries.forEach(entry -> table.row(
                    entry.path("seq").asText(),
                    entry.path("at").asText(),
                    entry.path("who").asText(),
                    entry.path("action").asText(),
                    entry.path("subject").asText(),
                    Json.writeLine(entry.path("detail"))));
            return table.lines();
        }
    }

    @Command(
            name = "verify",
            description = "Whether every entry is as it was written, and follows the one before.",
            footer = {
                "",
                "The head that is printed stands for all of the log: keep it elsewhere, and a log that is written anew is noticed.",
                "",
                "Example:",
                "  rubicon audit verify"
            })
    static final class Verify implements Callable<Integer> {
        @Mixin
        private AskedServer server;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            JsonNode verdict = server.link().get("api/v1/audit/verify");
            boolean whole = verdict.path("verdict").asText().equals("whole");
            server.print(spec, verdict, terminal -> {
                if (whole) {
                    terminal.line("the audit log is whole: "
                            + Terminal.count(verdict.path("entries").asLong(), "entry") + ", head "
                            + verdict.path("head").asText());
                } else {
                    terminal.line(terminal.failure("the audit log is broken") + " at entry "
                            + verdict.path("seq").asText() + ": "
                            + verdict.path("why").asText());
                }
            });
            return (whole ? ExitCode.DONE : ExitCode.MALFORMED).value();
        }
    }
}
