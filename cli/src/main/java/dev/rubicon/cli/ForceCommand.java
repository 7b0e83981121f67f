package dev.rubicon.cli;

import dev.rubicon.format.Json;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.force.ForceDecision;
import dev.rubicon.resolver.force.ForceFacts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "force",
        description = "Explain whether an update would change the schema by force, and why.",
        footer = {
            "",
            "Example:",
            "  rubicon force --from 1.0.0 --to 2.1.0 --force-version 2.0.0",
            "says ForceSync, because the update crosses ForceVersion 2.0.0."
        })
final class ForceCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Question question;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    static final class Question {
        @ArgGroup(exclusive = false)
        private Update update;

        @Option(
                names = "--cases",
                paramLabel = "FILE",
                required = true,
                description = "Answer each row of a file with one JSON object a line.")
        private Path cases;
    }

    static final class Update {
        @Option(
                names = "--from",
                paramLabel = "VERSION",
                description = "The version whose data the instance holds; without it, a first install.")
        private Version from;

        @Option(names = "--to", paramLabel = "VERSION", required = true, description = "The version to be installed.")
        private Version to;

        @Option(
                names = "--force-version",
                paramLabel = "VERSION",
                description = "ForceVersion in the AppMetadata.json of that version.")
        private Version forceVersion;

        @Option(
                names = "--allow-force-sync",
                arity = "1",
                paramLabel = "true|false",
                description = "AllowForceSync of the package, as it is in effect.")
        private boolean allowed;

        @Option(
                names = "--platform-allow-force-sync",
                arity = "1",
                paramLabel = "true|false",
                description = "AllowForceSync of the platform (bc-server), as it is in effect.")
        private boolean allowedForPlatform;

        private ForceFacts facts() {
            return ForceFacts.of(Optional.ofNullable(from), to, Optional.ofNullable(forceVersion))
                    .withAllowed(allowed, allowedForPlatform);
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (question.cases != null) {
            new CaseFile(question.cases).answer(ForceCase::answer, out::println);
        } else {
            ForceFacts facts = question.update.facts();
            ForceDecision decision = ForceDecision.of(facts);
            out.println(json ? Json.writeLine(ForceReport.json(decision)) : ForceReport.text(facts, decision));
        }
        return ExitCode.DONE.value();
    }
}
