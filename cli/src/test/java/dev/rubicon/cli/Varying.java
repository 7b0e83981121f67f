package dev.rubicon.cli;

import java.util.regex.Pattern;

/** What commands print differently from run to run and from machine to machine. */
final class Varying {
    private Varying() {}

    /** The output with a word such as {@code $TIME} in place of each of these. */
    static String masked(String output) {
        return CommandLineRun.withoutServer(output)
                .replace(CommandLineRun.ROOT.toString(), "$ROOT")
                .replaceAll("Java \\S+ in [^\"\n]+", "Java \\$JAVA")
                .replaceAll("\\d+ [MG]B free", "\\$SIZE free")
                .replaceAll("(SQLite|PostgreSQL) [0-9]+[.][0-9.]+", "$1 \\$VERSION")
                .replaceAll("\\b[0-9a-f]{64}\\b", "\\$SHA256")
                .replaceAll("\\b[0-9a-f]{12}\\b(?!-)", "\\$HASH")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "\\$TIME")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC", "\\$TIME")
                .replaceAll("(?m)by " + Pattern.quote(System.getProperty("user.name")) + "$", "by \\$USER")
                .replaceAll("\"who\": \"[^\"]*\"", "\"who\": \"\\$USER\"")
                .replaceAll("\\b\\d+(\\.\\d+)? ms\\b", "\\$MILLIS ms")
                .replaceAll("\"millis\": \\d+", "\"millis\": \\$MILLIS")
                .replaceAll("\"(size|snapshotBytes)\": \\d+", "\"$1\": \\$BYTES")
                .replaceAll("\\(\\d+(\\.\\d+)? k?B", "(\\$SIZE")
                .replaceAll("\\d+(\\.\\d+)? kB|\\b\\d+ B\\b", "\\$SIZE")
                .replaceAll("WHY( +)SIZE +PACKAGES", "WHY$1SIZE  PACKAGES");
    }
}
