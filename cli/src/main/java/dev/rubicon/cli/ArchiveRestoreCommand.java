package dev.rubicon.cli;

import dev.rubicon.installer.Restore;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.restore.RestoreOutcome;
import dev.rubicon.installer.restore.RestoreRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        description = "Put the values of an entry back where they came from, or elsewhere.",
        footer = {
            "",
            "Rows are found by their primary key. A field that is blank gets its value; another value stays,",
            "unless --overwrite is given: then it is archived. What does not fit stays in the archive and is listed.",
            "",
            "Examples:",
            "  rubicon archive restore 1 --instance LSCentral --dry-run",
            "  rubicon archive restore 1 --into \"Telefax\" --instance LSCentral"
        })
final class ArchiveRestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ENTRY", description = "Its number.")
    private long entry;

    @Mixin
    private HomeOptions home;

    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName instance;

    @Option(names = "--field", paramLabel = "FIELD", description = "Only the values of this field.")
    private Optional<String> field = Optional.empty();

    @Option(names = "--into", paramLabel = "FIELD", description = "The field that gets the values.")
    private Optional<String> into = Optional.empty();

    @Option(names = "--table", paramLabel = "TABLE", description = "The table that gets them.")
    private Optional<String> table = Optional.empty();

    @Option(names = "--company", paramLabel = "COMPANY", description = "The company whose rows get them.")
    private Optional<CompanyName> company = Optional.empty();

    @Option(names = "--overwrite", description = "Replace other values. They are archived first.")
    private boolean overwrite;

    @Option(names = "--dry-run", description = "Only say what would be restored.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RestoreRequest request = new RestoreRequest(entry, field, into, table, company, overwrite);
        Instance found = home.instance(instance);
        RestoreOutcome outcome = dryRun
                ? Restore.preview(found, request)
                : Restore.run(found, request, Who.runs("archive restore " + entry), Clock.systemUTC());
        return new RestoreReport(new Terminal(spec), json, dryRun)
                .print(outcome)
                .value();
    }
}
