package dev.rubicon.cli;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Where the process begins: wires the commands, and turns what they throw into messages and exit codes. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(words, out, err));
    }

    /** Runs one command line and says its exit code. */
    static int run(String[] words, PrintWriter out, PrintWriter err) {
        CommandLine commandLine = commandLine().setOut(out).setErr(err);
        String[] translated;
        try {
            translated = Cmdlets.translate(words);
        } catch (InvalidInput e) {
            new Terminal(commandLine.getCommandSpec()).errors(e.problems());
            return ExitCode.USAGE.value();
        }
        if (translated.length == 0) {
            commandLine.usage(out);
            return ExitCode.DONE.value();
        }
        return commandLine.execute(translated);
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new RubiconCommand());
        register(commandLine, PackageId.class, PackageId::new);
        register(commandLine, Version.class, Version::parse);
        register(commandLine, VersionQuery.class, VersionQuery::parse);
        register(commandLine, Dependency.class, Dependency::parse);
        register(commandLine, InstanceName.class, InstanceName::new);
        register(commandLine, CompanyName.class, CompanyName::new);
        commandLine.setParameterExceptionHandler(Main::wrongUsage);
        commandLine.setExecutionExceptionHandler((e, failed, parsed) -> failed(e, failed));
        commandLine.setUsageHelpAutoWidth(true);
        addHelp(commandLine);
        commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
        return commandLine;
    }

    private static void addHelp(CommandLine commandLine) {
        for (CommandLine command : commandLine.getSubcommands().values()) {
            command.getCommandSpec().addMixin("help", CommandLine.Model.CommandSpec.forAnnotatedObject(new HelpOption()));
            addHelp(command);
        }
    }

    /** {@code --help} of every command. */
    @CommandLine.Command
    static final class HelpOption {
        @CommandLine.Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
        private boolean asked;
    }

    // Our own message instead of picocli's, which would name Java classes.
    private static <T> void register(CommandLine commandLine, Class<T> type, Function<String, T> parse) {
        ITypeConverter<T> converter = text -> {
            try {
                return parse.apply(text);
            } catch (InvalidInput e) {
                Problem problem = e.problems().getFirst();
                throw new TypeConversionException(problem.message() + "\n  hint: " + problem.hint());
            }
        };
        commandLine.registerConverter(type, converter);
    }

    private static int wrongUsage(ParameterException e, String[] words) {
        CommandLine failed = e.getCommandLine();
        PrintWriter err = failed.getErr();
        err.println("error RB800: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err) && !e.getMessage().contains("hint:")) {
            err.println("  hint: " + failed.getCommandSpec().qualifiedName() + " --help shows how to write it");
        }
        return ExitCode.USAGE.value();
    }

    private static int failed(Exception e, CommandLine commandLine) {
        Terminal terminal = new Terminal(commandLine.getCommandSpec());
        if (e instanceof ProblemException problem) {
            terminal.errors(problem.problems());
            return ExitCode.of(problem).value();
        }
        terminal.errors(List.of(bug(e)));
        return ExitCode.BUG.value();
    }

    // The trace goes to a file: a person at the terminal can do nothing with it, whoever mends it can.
    private static Problem bug(Exception e) {
        String what = "Rubicon has a bug: " + e.getClass().getSimpleName() + ", " + e.getMessage();
        try {
            Path report = Files.createTempFile("rubicon-bug-", ".txt");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(report))) {
                e.printStackTrace(writer);
            }
            return new Problem("RB810", what, "please report it with the file " + report);
        } catch (IOException unwritable) {
            return new Problem("RB810", what, "please report it with the command that you ran");
        }
    }
}
