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
import dev.rubicon.model.Version;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the {@code [Test]} procedures below a folder, such as {@code tests/archive} of the AL.Runner project, and tells how many
 * pass. A test that uses what our subset leaves out is not run; its reasons are counted. Arguments: the folder, and optionally a part
 * of the name of the tests to be run.
 */
final class AlTests {
    private static final Limits LIMITS =
            new Limits(20_000_000, Duration.ofSeconds(20), 400, 8 << 20, 1_000_000, 256L << 20);

    // What is outside by design. All else that does not bind is a gap of ours, and counts as a failure.
    private static final Pattern OUTSIDE = Pattern.compile(
            "(?i)\\b(page|testpage|report|requestpage|testrequestpage|query|xmlport|http\\w*|file|dotnet|xml\\w+|webservice\\w*"
                    + "|pageextension|filterpagebuilder|taskscheduler|startsession|stopsession|notification|hyperlink"
                    + "|fileupload|testhttp\\w*|testfilter\\w*|testfield|dataclassificationeval|controladdin|dialog\\.open"
                    + "|tablescheduler|cookie|sessionsettings|bindhandler|productname|cuegroup|media|mediaset|importfile"
                    + "|which codeunit is run|confirm|strmenu|upload\\w*|download\\w*|al runner config|webserviceactioncontext|entitlement)\\b");

    // What these suites are about is the other runner itself, and what it does before and around tests.
    private static final Map<String, String> SUITES = Map.of(
            "init-events", "needs the runner to raise the events of a new company",
            "stubs/", "needs the runner to put stubs in the place of codeunits",
            "excluded/136-test-timeout", "must be stopped by a time-out",
            "excluded/06-intentional-failure", "must fail");

    // Codeunits without code, which the other runner fills in.
    private static final Set<String> HOLLOW =
            Set.of("al runner config", "library - variable storage", "library - test initialize");

    private final PrintStream out;
    private final String wanted;
    private final Map<String, Integer> outside = new TreeMap<>();
    private final Map<String, List<String>> gaps = new TreeMap<>();
    private final Map<String, List<String>> failures = new TreeMap<>();
    private int total;
    private int passed;
    private int left;
    private int missing;

    private AlTests(PrintStream out, String wanted) {
        this.out = out;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path root = Path.of(arguments[0]);
        AlTests tests = new AlTests(out, arguments.length > 1 ? arguments[1] : "");
        AppCode shared = new AlFolder(Set.of()).read("Shared", AlFolder.files(root.resolve("bucket-1/_shared")));
        for (Path suite : suites(root)) {
            tests.run(root, suite, shared);
        }
        tests.report();
    }

    // A folder with an app.json is one app; of the others each that has sources or tests.
    private static List<Path> suites(Path folder) throws IOException {
        boolean isApp =
                Stream.of("app.json", "src", "test", "appA").anyMatch(name -> Files.exists(folder.resolve(name)));
        if (isApp) {
            return List.of(folder);
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.filter(Files::isDirectory).sorted().toList()) {
                found.addAll(suites(child));
            }
        }
        return found;
    }

    private void run(Path root, Path suite, AppCode shared) {
        String name = root.relativize(suite).toString();
        AlFolder folder = new AlFolder(Set.of("CLEANSCHEMA1", "CLEANSCHEMA25"));
        AppCode app = folder.read(name, AlFolder.files(suite));
        folder.problems().stream().limit(5).forEach(problem -> out.println("[" + name + "] " + problem));
        boolean isWhole = Files.exists(suite.resolve("_shared"));
        Program program = Program.of(isWhole ? List.of(SystemApp.code(), app) : List.of(SystemApp.code(), shared, app));
        Bodies bodies = new Bodies(program);
        for (CodeObject codeunit : program.codeunits()) {
            for (Routine routine : codeunit.routines()) {
                if (routine.attribute("Test").isPresent() && codeunit.app() == app) {
                    run(program, bodies, routine);
                }
            }
        }
    }

    private void run(Program program, Bodies bodies, Routine test) {
        String name = test + " (" + test.tree().position().fileAndLine() + ")";
        if (!name.contains(wanted)) {
            return;
        }
        total++;
        if (test.attribute("HandlerFunctions").isPresent()) {
            left++;
            outside.merge("handler functions", 1, Integer::sum);
            return;
        }
        Reach reach;
        try {
            reach = Reach.from(bodies, List.of(test), false);
        } catch (RuntimeException | StackOverflowError bug) {
            failed(name, "BUG in binding: " + bug, bug);
            return;
        }
        Optional<String> foreign = foreign(test, reach);
        if (foreign.isPresent()) {
            left++;
            outside.merge(foreign.get(), 1, Integer::sum);
            return;
        }
        List<Unsupported> unsupported = reach.unsupported();
        Optional<Unsupported> why = unsupported.stream()
                .filter(one -> OUTSIDE.matcher(one.what()).find())
                .findFirst();
        if (why.isPresent()) {
            left++;
            outside.merge(general(why.get().what()), 1, Integer::sum);
        } else if (!unsupported.isEmpty()) {
            missing++;
            unsupported.forEach(one -> gaps.computeIfAbsent(general(one.what()), k -> new ArrayList<>())
                    .add(name + " at " + one.position().fileAndLine()));
        } else {
            call(program, bodies, test, name);
        }
    }

    private static Optional<String> foreign(Routine test, Reach reach) {
        String suite = test.owner().app().identity().name();
        Optional<String> about = SUITES.entrySet().stream()
                .filter(entry -> suite.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return about.or(() -> reach.routines().stream()
                .map(routine -> routine.owner().name())
                .filter(name -> HOLLOW.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(name -> "needs the runner's own " + name));
    }

    private void call(Program program, Bodies bodies, Routine test, String name) {
        Map<UUID, ModuleFacts> modules = new LinkedHashMap<>();
        program.apps()
                .forEach(app -> modules.put(
                        app.identity().id(), new ModuleFacts(app.identity(), Version.parse("1.0.0.0"), List.of())));
        Context context = new Context(Context.Kind.NORMAL, Optional.empty(), modules, List.of("CRONUS"));
        Session session = new Session(
                program,
                new SystemTables(new TestRows(), program, context, "TESTER"),
                bodies,
                new SeededWorld(),
                context,
                LIMITS,
                "CRONUS");
        try {
            bodies.invoke(session, test, session.instance(test.owner()), List.of());
            passed++;
        } catch (AlError error) {
            String at = error.stack().isEmpty() ? "" : " at " + error.stack().getFirst();
            failures.computeIfAbsent(general(error.getMessage()), k -> new ArrayList<>())
                    .add(name + ": " + error.getMessage() + at);
        } catch (RuntimeException | StackOverflowError bug) {
            failed(name, "BUG in running: " + bug, bug);
        }
    }

    private void failed(String name, String what, Throwable bug) {
        String at = Stream.of(bug.getStackTrace()).limit(6).toList().toString();
        failures.computeIfAbsent(general(what), k -> new ArrayList<>()).add(name + ": " + what + " " + at);
    }

    // What differs from test to test is left out, so that the same thing counts as the same.
    private static String general(String message) {
        return message.replaceAll("'[^']*[0-9 ][^']*'", "'…'")
                .replaceAll("<[^>]*>", "<…>")
                .replaceAll("[0-9]+", "N");
    }

    private void report() {
        int failed = total - passed - left - missing;
        out.println("\n== failures, by message");
        print(failures, 1000);
        out.println("\n== gaps: what should be supported and is not");
        print(gaps, 3);
        out.println("\n== outside our subset");
        outside.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .forEach(entry -> out.println(entry.getValue() + "\t" + entry.getKey()));
        int inside = total - left;
        out.printf(
                "%ntests %d, outside %d, inside %d: passed %d (%.1f %%), failed %d, gaps %d%n",
                total, left, inside, passed, inside == 0 ? 0 : 100.0 * passed / inside, failed, missing);
    }

    private void print(Map<String, List<String>> groups, int most) {
        groups.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .forEach(group -> {
                    out.println(group.getValue().size() + "\t" + group.getKey());
                    group.getValue().stream().limit(most).forEach(one -> out.println("\t\t" + one));
                });
    }
}
