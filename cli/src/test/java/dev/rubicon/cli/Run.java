package dev.rubicon.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command printed, and its exit code. */
record Run(int code, String out, String err) {
    static Run of(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Conversions.register(new CommandLine(command))
                .setExecutionExceptionHandler(new ProblemPrinter())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(code, normal(out), normal(err));
    }

    private static String normal(StringWriter text) {
        return text.toString().replace("\r\n", "\n");
    }
}
