package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.Companies;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.sync.CompanyExtents.Extent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "company",
        addMethodSubcommands = false,
        description = "Companies of an instance.",
        footer = {
            "",
            "Examples:",
            "  rubicon company add 'CRONUS Ltd.' --instance LSCentral",
            "  rubicon company copy 'CRONUS Ltd.' 'Training' --instance LSCentral",
            "  rubicon company list --instance LSCentral"
        })
final class CompanyCommand {
    /** The instance whose companies they are. */
    static final class Of {
        @Mixin
        private HomeOptions home;

        @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
        private InstanceName instance;

        Companies companies() {
            return new Companies(home.instance(instance), Clock.systemUTC());
        }
    }

    @Spec
    private CommandSpec spec;

    @Command(
            name = "add",
            description = "Add a company; it gets empty tables of its own.",
            footer = {"", "Example:", "  rubicon company add 'CRONUS Ltd.' --instance LSCentral"})
    int add(@Mixin Of of, @Parameters(paramLabel = "COMPANY", description = "Its name.") CompanyName company) {
        of.companies().add(company, Who.runs("company add"));
        new Terminal(spec).line("added company '" + company + "' to instance " + of.instance);
        return ExitCode.DONE.value();
    }

    @Command(
            name = "rename",
            description = "Give a company another name; its rows and its archive stay as they are.",
            footer = {"", "Example:", "  rubicon company rename 'CRONUS Ltd.' 'CRONUS' --instance LSCentral"})
    int rename(
            @Mixin Of of,
            @Parameters(index = "0", paramLabel = "OLD", description = "Its name now.") CompanyName from,
            @Parameters(index = "1", paramLabel = "NEW", description = "Its name then.") CompanyName to) {
        of.companies().rename(from, to, Who.runs("company rename"));
        new Terminal(spec).line("renamed company '" + from + "' of instance " + of.instance + " to '" + to + "'");
        return ExitCode.DONE.value();
    }

    @Command(
            name = "copy",
            description = "Add a company with the rows of another one.",
            footer = {"", "Example:", "  rubicon company copy 'CRONUS Ltd.' 'Training' --instance LSCentral"})
    int copy(
            @Mixin Of of,
            @Parameters(index = "0", paramLabel = "FROM", description = "The company that there is.") CompanyName from,
            @Parameters(index = "1", paramLabel = "TO", description = "The name of the new one.") CompanyName to) {
        List<String> leftOut = of.companies().copy(from, to, Who.runs("company copy"));
        Terminal terminal = new Terminal(spec);
        terminal.line("copied company '" + from + "' of instance " + of.instance + " to '" + to + "'");
        leftOut.forEach(column -> terminal.line("not copied, as no app has declared it: column " + column));
        return ExitCode.DONE.value();
    }

    @Command(
            name = "delete",
            description = "Delete a company; its rows go to the archive.",
            footer = {"", "Example:", "  rubicon company delete 'Training' --instance LSCentral"})
    int delete(
            @Mixin Of of,
            @Parameters(paramLabel = "COMPANY", description = "Its name.") CompanyName company,
            @Option(
                            names = {"-y", "--yes"},
                            description = "Do not ask.")
                    boolean yes,
            @Option(names = "--no-archive", description = "Let the rows be lost for good.") boolean noArchive) {
        Terminal terminal = new Terminal(spec);
        Confirmation confirmation = new Confirmation(terminal, yes);
        Optional<Long> archived = of.companies()
                .delete(
                        company,
                        !noArchive,
                        extent -> confirmation.of(
                                "company '" + extent.company() + "' has "
                                        + Terminal.count(extent.rows(), "row") + " in "
                                        + Terminal.count(extent.tables(), "table")
                                        + (noArchive ? ", which would be lost for good" : ", which go to the archive"),
                                "deleting a company"),
                        Who.runs("company delete"));
        archived.ifPresent(rows -> terminal.line("deleted company '" + company + "' of instance " + of.instance
                + (noArchive ? ", nothing archived" : ", " + Terminal.count(rows, "row") + " archived")));
        return (archived.isPresent() ? ExitCode.DONE : ExitCode.REFUSED).value();
    }

    @Command(
            name = "list",
            description = "List the companies of an instance, and what they hold.",
            footer = {"", "Example:", "  rubicon company list --instance LSCentral"})
    int list(@Mixin Of of, @Option(names = "--json", description = "Print as JSON.") boolean json) {
        List<Extent> companies = of.companies().list();
        Terminal terminal = new Terminal(spec);
        if (json) {
            ArrayNode array = Json.array();
            companies.forEach(one -> array.addObject()
                    .put("name", one.company().value())
                    .put("tables", one.tables())
                    .put("rows", one.rows())
                    .put("bytes", one.bytes()));
            terminal.json(array);
        } else if (companies.isEmpty()) {
            terminal.message("instance " + of.instance + " has no companies; add one: rubicon company add NAME");
        } else {
            TextTable table = new TextTable("COMPANY", "TABLES", "ROWS", "SIZE");
            companies.forEach(one -> table.row(
                    one.company().value(),
                    String.valueOf(one.tables()),
                    String.valueOf(one.rows()),
                    Terminal.size(one.bytes())));
            table.lines().forEach(terminal::line);
        }
        return ExitCode.DONE.value();
    }
}
