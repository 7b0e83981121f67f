package dev.rubicon.cli;

import dev.rubicon.format.Json;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.PlanAnswer;
import dev.rubicon.installer.SavedPlan;
import dev.rubicon.installer.SavedPlanJson;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        description = "Say what an install or update would do. Changes nothing.",
        footer = {
            "",
            "Exit code 3 means that the plan would be refused.",
            "",
            "Examples:",
            "  rubicon plan --id bundle/pos --instance LSCentral",
            "  rubicon plan --id bundle/pos@2.0.0 --instance LSCentral \\",
            "    --argument my-app.AllowForceSync=true",
            "  rubicon plan --id bundle/pos --instance LSCentral --output plan.json"
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private AskedOptions asked;

    @Mixin
    private RequestOptions request;

    @Option(names = "--dry-run", hidden = true, description = "Has no effect: a plan changes nothing.")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the plan to this file as well, for 'apply'.")
    private Optional<Path> output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        InstallRequest.OfVersions wanted = asked.request(request);
        PlanAnswer answer = request.installer().plan(wanted);
        Terminal terminal = new Terminal(spec);
        ExitCode exitCode = new OutcomeReport(terminal, request.json()).planned(answer);
        if (output.isPresent()
                && answer instanceof PlanAnswer.Made made
                && made.planned() instanceof Planned.Ready ready) {
            write(output.get(), SavedPlan.of(wanted, request.snapshot(), ready.plan()));
            terminal.message("written to " + output.get() + "; to have it applied: rubicon apply " + output.get()
                    + " --instance " + request.instance());
        }
        return exitCode.value();
    }

    private static void write(Path file, SavedPlan saved) {
        try (UnfinishedFile unfinished = UnfinishedFile.in(file.toAbsolutePath().getParent())) {
            byte[] bytes = Json.write(SavedPlanJson.write(saved)).getBytes(StandardCharsets.UTF_8);
            unfinished.channel().write(ByteBuffer.wrap(bytes));
            unfinished.moveTo(file);
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem("RB579", "cannot write the plan " + file, "check the folder and its free space"), e);
        }
    }
}
