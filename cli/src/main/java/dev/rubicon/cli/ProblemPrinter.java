package dev.rubicon.cli;

import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints what is wrong and what to do about it, each problem on two lines of the error output. */
final class ProblemPrinter implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception exception, CommandLine commandLine, ParseResult parsed) {
        Terminal terminal = new Terminal(commandLine.getCommandSpec());
        if (exception instanceof ProblemException problems) {
            report(problems, terminal);
            return ExitCode.of(problems).value();
        }
        terminal.errors(List.of(bug(exception)));
        return ExitCode.BUG.value();
    }

    // What is missing is needed as a whole list: somebody has to get all of it.
    private static void report(ProblemException problems, Terminal terminal) {
        if (problems instanceof Unavailable) {
            terminal.allErrors(problems.problems());
        } else {
            terminal.errors(problems.problems());
        }
    }

    // The trace goes to a file: a person at the terminal can do nothing with it, whoever mends it can.
    private static Problem bug(Exception exception) {
        String what = "Rubicon has a bug: " + exception.getClass().getSimpleName() + ", " + exception.getMessage();
        try {
            Path report = Files.createTempFile("rubicon-bug-", ".txt");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(report))) {
                exception.printStackTrace(writer);
            }
            return new Problem("RB810", what, "please report it with the file " + report);
        } catch (IOException unwritable) {
            return new Problem("RB810", what, "please report it with the command that you ran");
        }
    }
}
