package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.Companies;
import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceName;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "company",
        description = "Companies of an instance.",
        footer = {
            "",
            "Examples:",
            "  rubicon company add 'CRONUS Ltd.' --instance LSCentral",
            "  rubicon company list --instance LSCentral"
        })
final class CompanyCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "add",
            description = "Add a company; it gets empty tables of its own.",
            footer = {"", "Example:", "  rubicon company add 'CRONUS Ltd.' --instance LSCentral"})
    int add(
            @Mixin HomeOptions home,
            @Parameters(paramLabel = "COMPANY", description = "Its name.") CompanyName company,
            @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
                    InstanceName instance) {
        Companies.add(home.instance(instance), company, Who.runs("company add"));
        new Terminal(spec).line("added company '" + company + "' to instance " + instance);
        return ExitCode.DONE.value();
    }

    @Command(
            name = "list",
            description = "List the companies of an instance.",
            footer = {"", "Example:", "  rubicon company list --instance LSCentral"})
    int list(
            @Mixin HomeOptions home,
            @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
                    InstanceName instance,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        try (InstanceDatabase database = InstanceDatabase.open(home.instance(instance), Access.READ)) {
            List<CompanyName> companies = database.readState().companies();
            Terminal terminal = new Terminal(spec);
            if (json) {
                ArrayNode array = Json.array();
                companies.forEach(company -> array.add(company.value()));
                terminal.json(array);
            } else {
                companies.forEach(company -> terminal.line(company.value()));
            }
        }
        return ExitCode.DONE.value();
    }
}
