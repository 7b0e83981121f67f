package dev.rubicon.cli;

import dev.rubicon.repository.oci.OciAddress;
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
        new PushReport(new Terminal(spec), json)
                .print(address, repository.push(address).push(replace));
        return ExitCode.DONE.value();
    }
}
