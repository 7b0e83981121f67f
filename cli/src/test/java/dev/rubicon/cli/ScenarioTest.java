package dev.rubicon.cli;

import dev.rubicon.testkit.Scenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The files in {@code src/test/resources/scenarios}: what the commands print, and their exit codes. */
class ScenarioTest {
    @TempDir
    private Path work;

    @TestFactory
    List<DynamicTest> scenarios() {
        Path scenarios = CommandLineRun.ROOT.resolve("cli/src/test/resources/scenarios");
        return Scenarios.tests(scenarios, work, CommandLineRun::run, ScenarioTest::withoutWhatVaries);
    }

    private static String withoutWhatVaries(String output) {
        return CommandLineRun.withoutServer(output)
                .replace(CommandLineRun.ROOT.toString(), "$ROOT")
                .replaceAll("Java \\S+ in [^\"\n]+", "Java \\$JAVA")
                .replaceAll("\\d+ MB free", "\\$SIZE free")
                .replaceAll("(SQLite|PostgreSQL) [0-9]+[.][0-9.]+", "$1 \\$VERSION")
                .replaceAll("\\b[0-9a-f]{64}\\b", "\\$SHA256")
                .replaceAll("\\b[0-9a-f]{12}\\b(?!-)", "\\$HASH")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "\\$TIME")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC", "\\$TIME")
                .replaceAll("(?m)by " + Pattern.quote(System.getProperty("user.name")) + "$", "by \\$USER")
                .replaceAll("\"who\": \"[^\"]*\"", "\"who\": \"\\$USER\"")
                .replaceAll("\"(size|snapshotBytes)\": \\d+", "\"$1\": \\$BYTES")
                .replaceAll("\\(\\d+(\\.\\d+)? k?B", "(\\$SIZE")
                .replaceAll("\\d+(\\.\\d+)? kB|\\b\\d+ B\\b", "\\$SIZE")
                .replaceAll("WHY( +)SIZE +PACKAGES", "WHY$1SIZE  PACKAGES");
    }
}
