package dev.rubicon.cli;

import dev.rubicon.cli.reference.Descriptions;
import dev.rubicon.cli.reference.FishCompletion;
import dev.rubicon.cli.reference.ZshCompletion;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print a completion script for bash, zsh or fish.",
        footer = {
            "",
            "Examples:",
            "  source <(rubicon completion bash)",
            "  source <(rubicon completion zsh)     after compinit",
            "  rubicon completion fish | source"
        })
final class CompletionCommand implements Callable<Integer> {
    /** A shell with a way of its own to complete words. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        /** As it is written. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(
            arity = "0..1",
            defaultValue = "bash",
            paramLabel = "SHELL",
            description = "bash, zsh or fish. Default: bash, whose script zsh reads, too.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        new Terminal(spec).text(script());
        return ExitCode.DONE.value();
    }

    private String script() {
        return switch (shell) {
            case BASH -> AutoComplete.bash("rubicon", Main.commandLine());
            case ZSH -> new ZshCompletion(Descriptions.of(Main.commandLine())).text();
            case FISH -> new FishCompletion(Descriptions.of(Main.commandLine())).text();
        };
    }
}
