package dev.rubicon.cli;

import dev.rubicon.cli.reference.DescribedCommand;
import dev.rubicon.cli.reference.Descriptions;
import dev.rubicon.cli.reference.ManPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "man",
        description = "Print or write the manual pages.",
        footer = {
            "",
            "Examples:",
            "  rubicon man install | man -l -",
            "  rubicon man archive restore | man -l -",
            "  rubicon man --output ~/.local/share/man/man1     writes all of them"
        })
final class ManCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "The command's words. Without them: rubicon itself.")
    private List<String> words = List.of();

    @Option(names = "--output", paramLabel = "DIR", description = "Write the pages of all commands into this folder.")
    private Optional<Path> output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DescribedCommand program = Descriptions.of(Main.commandLine());
        if (output.isPresent()) {
            if (!words.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--output writes all pages, and takes no command");
            }
            Map<String, String> pages = new LinkedHashMap<>();
            program.all().stream()
                    .map(command -> page(command, program))
                    .forEach(page -> pages.put(page.fileName(), page.text()));
            NewFiles.write(output.get(), pages);
            new Terminal(spec).line("wrote " + Terminal.count(pages.size(), "page") + " to " + output.get());
        } else {
            spec.commandLine().getOut().print(page(asked(program), program).text());
            spec.commandLine().getOut().flush();
        }
        return ExitCode.DONE.value();
    }

    private DescribedCommand asked(DescribedCommand program) {
        List<String> wanted = new ArrayList<>(program.words());
        wanted.addAll(words);
        return program.all().stream()
                .filter(command -> command.words().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there is no command '" + String.join(" ", words) + "'"));
    }

    private static ManPage page(DescribedCommand command, DescribedCommand program) {
        return new ManPage(command, program, RubiconVersion.name());
    }
}
