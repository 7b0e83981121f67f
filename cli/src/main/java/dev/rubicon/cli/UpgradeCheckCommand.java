package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.CodeCheck;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.upgrade.UpgradeCheck;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Say what upgrade and install code of an app would run, and what of it cannot. Changes nothing.",
        footer = {
            "",
            "APP is a project folder, an app file (.app) or a package file. Apps that it depends on are those of the",
            "instance, or given as well. Without --instance and --from, install code is checked, too. Exit code 3",
            "means that something cannot be run.",
            "",
            "Examples:",
            "  rubicon upgrade check my-app/",
            "  rubicon upgrade check my-app/ base-app/ --from 1.0.0.0",
            "  rubicon upgrade check my-app_2.0.0.zip --instance LSCentral"
        })
final class UpgradeCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "APP", arity = "1..*", description = "What to check.")
    private List<Path> apps;

    @Option(names = "--instance", paramLabel = "NAME", description = "As if it came to this instance.")
    private Optional<InstanceName> instance;

    @Option(names = "--from", paramLabel = "VERSION", description = "As if the data were of this version.")
    private Optional<Version> from;

    @Mixin
    private RepositoryOptions repository;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<UpgradeCheck.Report> reports = check().check(apps);
        Terminal terminal = new Terminal(spec);
        if (json) {
            ArrayNode array = Json.array();
            reports.forEach(report -> array.add(json(report)));
            terminal.json(array);
        } else {
            reports.forEach(report -> print(report, terminal));
        }
        boolean isSupported = reports.stream().allMatch(UpgradeCheck.Report::isSupported);
        return (isSupported ? ExitCode.DONE : ExitCode.REFUSED).value();
    }

    private CodeCheck check() {
        if (instance.isPresent() && from.isPresent()) {
            throw new ParameterException(spec.commandLine(), "give either --instance or --from");
        }
        return instance.map(name -> CodeCheck.in(repository.home().instance(name), repository.open()))
                .or(() -> from.map(CodeCheck::from))
                .orElseGet(CodeCheck::alone);
    }

    private static void print(UpgradeCheck.Report report, Terminal terminal) {
        terminal.line(terminal.bold(report.app().toString()));
        if (report.codeunits().isEmpty()) {
            terminal.line("  no code would run");
        }
        for (UpgradeCheck.OfCodeunit one : report.codeunits()) {
            terminal.line("  " + kind(one) + " code: " + CodeReportText.named(Quoted.shortened(one.codeunit())));
            one.triggers().forEach(trigger -> terminal.line("    runs " + trigger));
            one.tags()
                    .forEach(use -> terminal.line("    " + use.function() + " "
                            + use.tag().map(Quoted::shortened).orElse("of a tag that only the code knows") + "  ("
                            + use.place() + ")"));
            one.unsupported().forEach(what -> terminal.line("    " + terminal.failure("cannot run") + ": " + what));
        }
        report.lacking()
                .forEach(app -> terminal.message(
                        app.equals(report.app())
                                ? "  it brings no sources, so that none of its code is known"
                                : "  the code of " + app + " is not at hand, which it depends on"));
    }

    private static String kind(UpgradeCheck.OfCodeunit one) {
        return one.kind().name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode json(UpgradeCheck.Report report) {
        ObjectNode node = Json.object()
                .put("app", report.app().name())
                .put("version", report.app().version().toString())
                .put("supported", report.isSupported());
        ArrayNode codeunits = node.putArray("codeunits");
        for (UpgradeCheck.OfCodeunit one : report.codeunits()) {
            ObjectNode codeunit =
                    codeunits.addObject().put("codeunit", one.codeunit()).put("kind", kind(one));
            one.triggers().forEach(codeunit.putArray("triggers")::add);
            ArrayNode tags = codeunit.putArray("tags");
            one.tags().forEach(use -> {
                ObjectNode tag = tags.addObject().put("function", use.function());
                use.tag().ifPresent(text -> tag.put("tag", text));
                tag.put("place", use.place());
            });
            one.unsupported().forEach(codeunit.putArray("unsupported")::add);
        }
        ArrayNode lacking = node.putArray("lacking");
        report.lacking().forEach(app -> lacking.add(app.toString()));
        return node;
    }
}
