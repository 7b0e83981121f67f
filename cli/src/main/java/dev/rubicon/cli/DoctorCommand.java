package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.doctor.Diagnosis;
import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.installer.doctor.Doctor;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Check the machine, the repository and the instances, and say what to do.",
        footer = {
            "",
            "Changes nothing. Exit code 3: something failed.",
            "",
            "Examples:",
            "  rubicon doctor",
            "  rubicon doctor --instance LSCentral --json"
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private RepositoryOptions repository;

    @Option(names = "--instance", paramLabel = "NAME", description = "Only this instance. Default: all of them.")
    private Optional<InstanceName> name;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        HomeOptions home = repository.home();
        List<Instance> instances = name.map(one -> List.of(home.instance(one)))
                .orElseGet(() -> home.instances().list().instances());
        List<Diagnosis> diagnoses = new ArrayList<>(
                Doctor.machine(home.home(), repository.described(), repository.folders(), repository::open));
        instances.forEach(instance -> diagnoses.addAll(Doctor.instance(instance)));
        Terminal terminal = new Terminal(spec);
        if (json) {
            ArrayNode array = Json.array();
            diagnoses.forEach(diagnosis -> array.add(json(diagnosis)));
            terminal.json(array);
        } else {
            diagnoses.forEach(diagnosis -> print(diagnosis, terminal));
        }
        return ExitCode.of(diagnoses).value();
    }

    private static void print(Diagnosis diagnosis, Terminal terminal) {
        String what = diagnosis.instance().map(instance -> instance + " ").orElse("") + diagnosis.check() + ": ";
        switch (diagnosis.result()) {
            case Result.Ok ok -> terminal.line(terminal.good("ok") + "    " + what + ok.what());
            case Result.Warn warn -> print(terminal.warning("warn"), what, warn.problem(), terminal);
            case Result.Fail fail -> print(terminal.failure("fail"), what, fail.problem(), terminal);
        }
    }

    private static void print(String status, String what, Problem problem, Terminal terminal) {
        terminal.line(status + "  " + what + problem.code() + ": " + problem.message());
        terminal.line("      " + problem.hint());
    }

    private static ObjectNode json(Diagnosis diagnosis) {
        ObjectNode json = Json.object();
        diagnosis.instance().ifPresent(instance -> json.put("instance", instance));
        json.put("check", diagnosis.check());
        return switch (diagnosis.result()) {
            case Result.Ok ok -> json.put("status", "ok").put("message", ok.what());
            case Result.Warn warn -> json(json.put("status", "warn"), warn.problem());
            case Result.Fail fail -> json(json.put("status", "fail"), fail.problem());
        };
    }

    private static ObjectNode json(ObjectNode json, Problem problem) {
        return json.put("code", problem.code())
                .put("message", problem.message())
                .put("hint", problem.hint());
    }
}
