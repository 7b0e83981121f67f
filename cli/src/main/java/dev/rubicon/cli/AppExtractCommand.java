package dev.rubicon.cli;

import dev.rubicon.al.appfile.AppExtraction;
import dev.rubicon.al.appfile.AppFile;
import dev.rubicon.model.Quoted;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "extract",
        description = "Write the files inside an app file into a folder.",
        footer = {
            "",
            "No file is replaced. What has no name that is safe on every system is left out, and said.",
            "",
            "Example:",
            "  rubicon app extract Me_MyApp_1.0.0.0.app --output my-app/"
        })
final class AppExtractCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The app file.")
    private Path file;

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where to write.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        try (AppFile app = AppFile.open(file)) {
            AppExtraction extraction = AppExtraction.of(app);
            extraction.write(app, output);
            extraction.leftOut().forEach(name -> terminal.message("left out: '" + Quoted.path(name) + "'"));
            terminal.line("extracted " + Terminal.count(extraction.files().size(), "file") + " of "
                    + terminal.bold(app.identity().toString()) + " into " + output);
        }
        return ExitCode.DONE.value();
    }
}
