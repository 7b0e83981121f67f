package dev.rubicon.cli;

import dev.rubicon.format.Json;
import dev.rubicon.repository.oci.OciAddress;
import dev.rubicon.repository.oci.OciPush;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "push",
        description = "Bring a repository to a registry (OCI), as it is signed.",
        footer = {
            "",
            "Only what the registry lacks is sent; its state changes last. Nothing is signed: no keys are needed. Let one machine",
            "push to a registry. Users and passwords: 'docker login', or RUBICON_OCI_USER and RUBICON_OCI_PASSWORD.",
            "",
            "Example:",
            "  rubicon push oci://registry.example.com/team/packages --repository /srv/packages"
        })
final class PushCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ADDRESS", description = "oci://HOST[:PORT]/NAME")
    private OciAddress address;

    @Mixin
    private RepositoryOptions repository;

    @Option(
            names = "--replace",
            description = "Whatever others have put there may go; what the registry has lost is sent again.")
    private boolean replace;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        OciPush.Report report = repository.push(address).push(replace);
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(Json.object()
                    .put("address", address.toString())
                    .put("state", report.state())
                    .put("packages", report.packages())
                    .put("sent", report.sent())
                    .put("bytes", report.bytes()));
        } else {
            terminal.line(address + " has state " + report.state() + ": "
                    + (report.sent() == 0 && report.packages() == 0
                            ? "nothing was to be sent"
                            : Terminal.count(report.packages(), "new package") + ", sent "
                                    + Terminal.count(report.sent(), "file") + ", " + Terminal.size(report.bytes())));
        }
        return ExitCode.DONE.value();
    }
}
