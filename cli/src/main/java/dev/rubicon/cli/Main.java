package dev.rubicon.cli;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the process begins: wires the commands, and turns what they throw into messages and exit codes. */
public final class Main {
    // As Conversions and picocli word it: where, code, message and hint.
    private static final Pattern WRONG_VALUE =
            Pattern.compile("Invalid value for (.*?): (RB\\d{3}): (.*)\n  hint: (.*)", Pattern.DOTALL);

    /** {@code rubicon help COMMAND}, beside {@code rubicon COMMAND --help}. */
    static final String HELP = "help";

    private Main() {}

    public static void main(String[] words) {
        int exitCode = run(words);
        // The long way out would look through every jar for a logger to tell of it. If nobody else is at work, it is
        // over anyhow.
        if (exitCode != ExitCode.DONE.value() || Thread.activeCount() > 1) {
            System.exit(exitCode);
        }
    }

    /** Runs one command line with the streams of the process. */
    static int run(String[] words) {
        WatchedOutput output = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(new BufferedOutputStream(output), false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = run(words, out, err);
        out.flush();
        return output.failure().isPresent() ? notWritten(output.failure().get(), exitCode, err) : exitCode;
    }

    // A finished command stays finished; that its answer got lost is worth another code only if all else is well.
    private static int notWritten(String why, int exitCode, PrintWriter err) {
        err.println("error RB811: the answer could not be written: " + why);
        err.println("  hint: the command itself ended with exit code " + exitCode);
        return exitCode == ExitCode.DONE.value() ? ExitCode.UNAVAILABLE.value() : exitCode;
    }

    /** Runs one command line and says its exit code. */
    static int run(String[] words, PrintWriter out, PrintWriter err) {
        // Picocli could say it as well, in three times the time.
        if (words.length == 1 && words[0].equals("--version")) {
            out.println(RubiconVersion.text());
            return ExitCode.DONE.value();
        }
        Translation translation = translated(List.of(words));
        // A switch would have to be linked first, in every process anew.
        if (translation instanceof Translation.Misused misused) {
            CommandLine commandLine = commandLine(List.of()).setOut(out).setErr(err);
            new Terminal(commandLine.getCommandSpec()).errors(List.of(misused.problem()));
            return ExitCode.USAGE.value();
        }
        List<String> arguments = ((Translation.Arguments) translation).words();
        return execute(commandLine(arguments).setOut(out).setErr(err), arguments);
    }

    private static Translation translated(List<String> words) {
        for (String word : words) {
            if (word.indexOf('\uFFFD') >= 0) {
                return new Translation.Misused(new Problem(
                        "RB808",
                        "'" + Quoted.shortened(word) + "' has characters that could not be read",
                        "set a locale with UTF-8, such as LC_ALL=C.UTF-8"));
            }
        }
        return Cmdlets.translate(words);
    }

    private static int execute(CommandLine commandLine, List<String> words) {
        if (words.isEmpty()) {
            commandLine.usage(commandLine.getOut());
            return ExitCode.DONE.value();
        }
        return commandLine.execute(words.toArray(String[]::new));
    }

    /** With all commands. */
    static CommandLine commandLine() {
        return commandLine(List.of());
    }

    private static CommandLine commandLine(List<String> words) {
        NeededCommands needed = NeededCommands.of(words);
        CommandLine commandLine = needed.commandLine();
        Conversions.register(commandLine);
        commandLine.setParameterExceptionHandler(Main::wrongUsage);
        commandLine.setExecutionExceptionHandler(new ProblemPrinter());
        commandLine.setUsageHelpWidth(100);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        addHelp(commandLine);
        if (needed.areAll()) {
            commandLine.addSubcommand(HELP, new CommandLine.HelpCommand());
        }
        commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
        return commandLine;
    }

    private static void addHelp(CommandLine commandLine) {
        for (CommandLine command : commandLine.getSubcommands().values()) {
            command.getCommandSpec().addMixin("help", NeededCommands.specification(HelpOption.class));
            addHelp(command);
        }
    }

    /** {@code --help} of every command. */
    @CommandLine.Command
    static final class HelpOption {
        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean asked;
    }

    // A value that is none of our types has a problem of its own, which says more than picocli can.
    private static int wrongUsage(ParameterException e, String[] words) {
        CommandLine failed = e.getCommandLine();
        Terminal terminal = new Terminal(failed.getCommandSpec());
        Matcher value = WRONG_VALUE.matcher(e.getMessage());
        if (value.matches()) {
            String message = value.group(3) + ", given as " + value.group(1);
            terminal.errors(List.of(new Problem(value.group(2), message, value.group(4))));
            return ExitCode.USAGE.value();
        }
        List<String> near = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String hint = near.isEmpty()
                ? failed.getCommandSpec().qualifiedName() + " --help shows how to write it"
                : "did you mean " + String.join(" or ", near) + "?";
        terminal.errors(List.of(new Problem("RB800", e.getMessage(), hint)));
        return ExitCode.USAGE.value();
    }
}
