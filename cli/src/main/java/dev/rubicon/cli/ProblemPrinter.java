package dev.rubicon.cli;

import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints what is wrong and what to do about it, each problem on two lines of stderr. Anything else is a bug and goes on. */
final class ProblemPrinter implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception exception, CommandLine commandLine, ParseResult parsed)
            throws Exception {
        if (!(exception instanceof ProblemException problems)) {
            throw exception;
        }
        for (Problem problem : problems.problems()) {
            commandLine.getErr().println(problem);
        }
        return ExitCode.of(problems).value();
    }
}
