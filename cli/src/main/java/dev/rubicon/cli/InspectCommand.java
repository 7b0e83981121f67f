package dev.rubicon.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "inspect",
        description = "Show what is inside a package file or an app file.",
        footer = {
            "",
            "With --check all digests of a package are verified, and the tables that an app's compiler described are",
            "compared with its sources, field by field. Differences end with exit code 4.",
            "",
            "Example:",
            "  rubicon inspect out/my-app_2.0.0.zip --check"
        })
final class InspectCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "A package file, or an app file (.app).")
    private Path file;

    @Option(names = "--check", description = "Compare what can be compared.")
    private boolean check;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Inspection inspection = Inspection.of(file, check);
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(InspectionJson.write(inspection));
        } else {
            InspectionText.lines(inspection, terminal).forEach(terminal::line);
        }
        return (inspection.agrees() ? ExitCode.DONE : ExitCode.MALFORMED).value();
    }
}
