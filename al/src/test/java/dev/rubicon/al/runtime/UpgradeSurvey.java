package dev.rubicon.al.runtime;

import dev.rubicon.al.runtime.bind.Bodies;
import dev.rubicon.al.runtime.bind.Reach;
import dev.rubicon.al.runtime.bind.Unsupported;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.run.Context;
import dev.rubicon.al.runtime.run.Limits;
import dev.rubicon.al.runtime.run.ModuleFacts;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.system.SystemApp;
import dev.rubicon.al.runtime.system.SystemTables;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.tree.Procedure;
import dev.rubicon.model.Version;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds all upgrade codeunits in exported sources of Microsoft's BCApps and ALAppExtensions and tells which our subset covers, and why
 * others not. Arguments: the folder {@code src} of BCApps, the folder {@code Apps} of ALAppExtensions, and {@code Upgrade} or
 * {@code Install}.
 */
final class UpgradeSurvey {
    private static final Map<String, String> PARENTS = Map.of(
            "AT", "DACH", "DE", "DACH", "CH", "DACH", "AU", "APAC", "NZ", "APAC", "US", "NA", "CA", "NA", "MX", "NA");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final AlFolder reader = new AlFolder(Set.of());
    private final Path source;
    private final String subtype;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Set<String>> reasons = new TreeMap<>();
    private final Map<String, Integer> onlyReason = new TreeMap<>();
    private final Map<String, Set<String>> errors = new TreeMap<>();
    private Program program = Program.of(List.of());
    private int runs;
    private int completed;
    private int codeunits;
    private int supported;
    private int procedures;
    private int supportedProcedures;

    private UpgradeSurvey(Path source, String subtype) {
        this.source = source;
        this.subtype = subtype;
    }

    public static void main(String[] arguments) throws IOException {
        UpgradeSurvey survey = new UpgradeSurvey(Path.of(arguments[0]), arguments[2]);
        survey.layer("W1", survey.apps("W1"));
        for (String layer : children(survey.source.resolve("Layers"))) {
            if (!layer.equals("W1")) {
                survey.layer(layer, survey.apps(layer));
            }
        }
        survey.layer("W1", survey.extensions(Path.of(arguments[1])));
        survey.report();
    }

    private static List<String> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    // A country's Base Application is that of W1 with some files replaced.
    private AppCode base(String layer) {
        SortedMap<String, Path> files = new TreeMap<>(AlFolder.files(source.resolve("Layers/W1/BaseApp")));
        if (PARENTS.containsKey(layer)) {
            files.putAll(AlFolder.files(source.resolve("Layers/" + PARENTS.get(layer) + "/BaseApp")));
        }
        files.putAll(AlFolder.files(source.resolve("Layers/" + layer + "/BaseApp")));
        return reader.read("Base Application", files);
    }

    private List<AppCode> apps(String layer) throws IOException {
        List<AppCode> apps = new ArrayList<>();
        for (String country : layer.equals("W1") ? List.of("W1") : List.of("W1", layer)) {
            for (String name : children(source.resolve("Apps/" + country))) {
                add(apps, source.resolve("Apps/" + country + "/" + name));
            }
        }
        return apps;
    }

    private List<AppCode> extensions(Path root) throws IOException {
        List<AppCode> apps = new ArrayList<>();
        for (String country : children(root)) {
            for (String name : children(root.resolve(country))) {
                add(apps, root.resolve(country + "/" + name));
            }
        }
        return apps;
    }

    private void add(List<AppCode> apps, Path folder) {
        SortedMap<String, Path> files = AlFolder.files(folder);
        files.keySet()
                .removeIf(path -> path.toLowerCase(Locale.ROOT).matches("(.*/)?(tests?|test library|demo data)/.*"));
        if (!files.isEmpty()) {
            apps.add(reader.read(folder.getFileName().toString(), files));
        }
    }

    private void layer(String layer, List<AppCode> apps) {
        List<AppCode> all = new ArrayList<>();
        all.add(SystemApp.code());
        all.add(reader.read("System Application", AlFolder.files(source.resolve("System Application/App"))));
        all.add(reader.read("Business Foundation", AlFolder.files(source.resolve("Business Foundation/App"))));
        all.add(base(layer));
        all.addAll(apps);
        program = Program.of(all);
        Bodies bodies = new Bodies(program);
        for (CodeObject codeunit : program.codeunits()) {
            boolean isNew = codeunit.has("Subtype", subtype) && seen.add(codeunit.id() + " " + codeunit.name());
            if (isNew) {
                survey(layer, bodies, codeunit);
            }
        }
    }

    private void survey(String layer, Bodies bodies, CodeObject codeunit) {
        List<Routine> triggers = codeunit.routines().stream()
                .filter(routine -> routine.tree().kind() == Procedure.Kind.TRIGGER)
                .filter(routine -> !routine.name().equalsIgnoreCase("OnRun"))
                .toList();
        Set<Routine> called = new LinkedHashSet<>();
        triggers.forEach(trigger -> called.addAll(Reach.calledBy(bodies, trigger)));
        called.removeIf(routine -> routine.owner() != codeunit);
        if (triggers.isEmpty()
                || triggers.stream()
                        .allMatch(trigger -> Reach.calledBy(bodies, trigger).isEmpty())) {
            return;
        }
        Reach reach = Reach.from(bodies, triggers, true);
        List<Unsupported> why = reach.unsupported();
        long good = called.stream()
                .filter(routine ->
                        Reach.from(bodies, List.of(routine), true).unsupported().isEmpty())
                .count();
        codeunits++;
        supported += why.isEmpty() ? 1 : 0;
        procedures += called.size();
        supportedProcedures += (int) good;
        String name = layer + " " + codeunit.app().identity().name() + ": " + codeunit.id() + " " + codeunit.name();
        out.println((why.isEmpty() ? "yes " : "no  ") + good + "/" + called.size() + " " + name
                + (why.isEmpty() ? "" : " — " + why.size() + ", first " + why.getFirst()));
        if (why.isEmpty()) {
            run(bodies, codeunit, triggers, reach, name);
        }
        Set<String> distinct = new LinkedHashSet<>();
        why.forEach(one -> distinct.add(one.what()));
        distinct.forEach(one -> reasons.computeIfAbsent(one, k -> new LinkedHashSet<>())
                .add(name + " at "
                        + why.stream()
                                .filter(u -> u.what().equals(one))
                                .findFirst()
                                .orElseThrow()
                                .position()
                                .fileAndLine()));
        if (distinct.size() == 1) {
            onlyReason.merge(distinct.iterator().next(), 1, Integer::sum);
        }
    }

    private static int rank(Routine trigger) {
        String name = trigger.name().toLowerCase(Locale.ROOT);
        int phase = name.contains("check") ? 0 : name.contains("validate") ? 4 : 2;
        return phase + (name.contains("percompany") ? 1 : 0);
    }

    // Once in an empty company, once with rows, and once more: what was done is to be left alone.
    private void run(Bodies bodies, CodeObject codeunit, List<Routine> triggers, Reach reach, String name) {
        GeneratedRows generated = new GeneratedRows(program);
        TestRows filled = new TestRows();
        generated.tables(reach.routines()).forEach(table -> generated.fill(filled, table, "CRONUS"));
        String empty = outcome(bodies, codeunit, triggers, new TestRows());
        String first = outcome(bodies, codeunit, triggers, filled);
        String again = first.isEmpty() ? outcome(bodies, codeunit, triggers, filled) : "";
        runs++;
        completed += empty.isEmpty() && first.isEmpty() && again.isEmpty() ? 1 : 0;
        for (String error : new LinkedHashSet<>(List.of(empty, first, again))) {
            if (!error.isEmpty()) {
                errors.computeIfAbsent(error.replaceAll("[0-9]+", "N"), k -> new LinkedHashSet<>())
                        .add(name + ": " + error);
            }
        }
    }

    /** How a run ended, if not well. */
    private String outcome(Bodies bodies, CodeObject codeunit, List<Routine> triggers, TestRows rows) {
        Map<UUID, ModuleFacts> modules = new LinkedHashMap<>();
        program.apps()
                .forEach(app -> modules.put(
                        app.identity().id(), new ModuleFacts(app.identity(), Version.parse("1.0.0.0"), List.of())));
        Context.Kind kind = subtype.equals("Install") ? Context.Kind.INSTALL : Context.Kind.UPGRADE;
        Context context = new Context(kind, Optional.of(codeunit.app().identity()), modules, List.of("CRONUS"));
        Limits limits = new Limits(50_000_000, Duration.ofSeconds(20), 400, 8 << 20, 1_000_000, 256L << 20);
        for (Routine trigger : triggers.stream()
                .sorted(Comparator.comparing(UpgradeSurvey::rank))
                .toList()) {
            String company = trigger.name().toLowerCase(Locale.ROOT).contains("perdatabase") ? "" : "CRONUS";
            Session session = new Session(
                    program,
                    new SystemTables(rows, program, context, "TESTER"),
                    bodies,
                    new SeededWorld(),
                    context,
                    limits,
                    company);
            try {
                bodies.invoke(session, trigger, session.instance(codeunit), List.of());
            } catch (AlError error) {
                return error.code() + ": " + error.getMessage()
                        + (error.stack().isEmpty() ? "" : " at " + error.stack().getFirst());
            } catch (RuntimeException | StackOverflowError bug) {
                return "BUG " + bug + " "
                        + Stream.of(bug.getStackTrace()).limit(5).toList();
            }
        }
        return "";
    }

    private void report() {
        out.println("\n== how runs ended, if not well");
        errors.forEach((error, where) ->
                out.println(where.size() + "\t" + where.iterator().next()));
        out.println("\n== reasons, by the number of codeunits that have them");
        Map<String, Set<String>> sorted = new LinkedHashMap<>();
        reasons.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        sorted.forEach((reason, where) -> out.println(where.size() + "\t" + onlyReason.getOrDefault(reason, 0) + "\t"
                + reason + "\t" + where.iterator().next()));
        out.println("\n== problems with sources: " + reader.problems().size());
        reader.problems().stream().limit(10).forEach(out::println);
        out.printf("%nran %d, to the end %d%n", runs, completed);
        out.printf(
                "%n%s codeunits %d, whole %d (%.0f %%); procedures %d, of these %d (%.0f %%)%n",
                subtype,
                codeunits,
                supported,
                100.0 * supported / codeunits,
                procedures,
                supportedProcedures,
                100.0 * supportedProcedures / procedures);
    }
}
