package dev.rubicon.cli;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Real commands on the apps in {@code examples/pos}, in a folder of their own, with a sentence before each. */
@Command(
        name = "demo",
        description = "See four updates of a shop, two of which cross a ForceVersion.",
        footer = {
            "",
            "Examples:",
            "  rubicon demo",
            "  rubicon demo --keep ~/rubicon-demo     leaves everything there to play with"
        })
final class DemoCommand implements Callable<Integer> {
    private static final List<String> VERSIONS = List.of("1.0.0", "1.9.0", "2.0.0", "2.1.0", "2.2.0");

    @Option(names = "--keep", paramLabel = "DIR", description = "Work in this empty folder and leave it there.")
    private Optional<Path> keep;

    @Option(
            names = "--examples",
            paramLabel = "DIR",
            description = "The folder 'examples' of Rubicon. Default: the one beside the launcher.")
    private Optional<Path> examples;

    @Spec
    private CommandSpec spec;

    private Terminal terminal;
    private Path pos;
    private Path home;

    @Override
    public Integer call() throws IOException {
        terminal = new Terminal(spec);
        pos = examples.or(() -> Optional.ofNullable(System.getProperty("rubicon.examples"))
                        .map(Path::of))
                .map(folder -> folder.resolve("pos"))
                .filter(Files::isDirectory)
                .orElseThrow(() -> new Unavailable(
                        "RB830", "the examples are not where they are expected", "name their folder: --examples DIR"));
        home = keep.isPresent() ? emptyFolder(keep.get()) : Files.createTempDirectory("rubicon-demo-");
        try {
            play();
        } catch (DemoStopped e) {
            terminal.errors(List.of(new Problem("RB831", "the demo stopped: " + e.getMessage(), "please report it")));
            return ExitCode.BUG.value();
        } finally {
            if (keep.isEmpty()) {
                deleteAll(home);
            }
        }
        return ExitCode.DONE.value();
    }

    /** A command of the demo did not end as it should. */
    private static final class DemoStopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DemoStopped(String message) {
            super(message);
        }
    }

    private void play() throws IOException {
        say(
                "A shop runs two apps: Base App, and Customer App in five versions. 2.0.0 drops a field, renames one and shortens");
        say("one, and says so in AppMetadata.json: {\"ForceVersion\": \"2.0.0\"}. Everything happens in " + home + ".");
        publishAll();
        for (String store : List.of("Store1", "Store2")) {
            quietly("instance", "create", store, "--company", "CRONUS");
            quietly("install", "--id", "bundle/pos@1.0.0", "--instance", store, "--yes");
            quietly(
                    "sql",
                    "--instance",
                    store,
                    "--file",
                    pos.resolve("rows.sql").toString(),
                    "--write");
        }
        say("");
        say("Store1 and Store2 have version 1.0.0 and rows in their tables:");
        show(0, "sql", "--instance", "Store1", "SELECT \"No.\", Name, Fax, \"Home Page\" FROM ${table:Customer}");

        title("1.0.0 → 1.9.0 adds a field: no force");
        show(0, "install", "--id", "bundle/pos@1.9.0", "--instance", "Store1", "--yes");
        title("1.9.0 → 2.0.0 crosses the ForceVersion: force, and the plan says what it costs");
        show(0, "install", "--id", "bundle/pos@2.0.0", "--instance", "Store1", "--yes");
        title("1.0.0 → 2.1.0 crosses it too, in one step");
        show(0, "install", "--id", "bundle/pos@2.1.0", "--instance", "Store2", "--yes");
        title("2.1.0 → 2.2.0 lies behind it: no force");
        show(0, "install", "--id", "bundle/pos@2.2.0", "--instance", "Store2", "--yes");

        title("And without the ForceVersion? The same 1.9.0 → 2.0.0 is refused before anything is touched");
        refusal();

        title("Nothing was lost: what the crossing of Store1 removed is in its archive");
        show(0, "archive", "list", "--instance", "Store1");
        show(0, "archive", "show", "1", "--instance", "Store1");
        show(0, "sql", "--instance", "Store1", "SELECT \"No.\", Name, Website FROM ${table:Customer}");
        say("");
        if (keep.isEmpty()) {
            say("To look around yourself: rubicon demo --keep DIR leaves all of this in DIR.");
        } else {
            say("Look around: rubicon instance show Store2 --home " + home);
        }
    }

    private void publishAll() throws IOException {
        Path packages = Files.createDirectories(home.resolve("packages"));
        pack(
                packages,
                "base-app",
                "Base App",
                "1.0.0",
                "--path",
                pos.resolve("base-app").toString());
        for (String version : VERSIONS) {
            String app = pos.resolve("customer-app").resolve(version).toString();
            pack(packages, "customer-app", "Customer App", version, "--path", app, "--dependency", "base-app@>=1.0");
            pack(
                    packages,
                    "bundle/pos",
                    "POS",
                    version,
                    "--dependency",
                    "base-app@1",
                    "--dependency",
                    "customer-app@=" + version);
        }
        List<String> publish = new ArrayList<>(List.of("publish"));
        try (Stream<Path> files = Files.list(packages)) {
            files.sorted().map(Path::toString).forEach(publish::add);
        }
        quietly(publish.toArray(String[]::new));
        say("");
        show(0, "search");
    }

    private void refusal() throws IOException {
        Path repository = home.resolve("without");
        Path packages = Files.createDirectories(home.resolve("packages-without"));
        Path app = Files.createDirectories(home.resolve("app-without"));
        try (Stream<Path> files = Files.walk(pos.resolve("customer-app/2.0.0"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = app.resolve(
                        pos.resolve("customer-app/2.0.0").relativize(file).toString());
                if (!file.endsWith("AppMetadata.json")) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        pack(
                packages,
                "customer-app",
                "Customer App",
                "2.0.0",
                "--path",
                app.toString(),
                "--dependency",
                "base-app@>=1.0");
        quietly(
                "publish",
                packages.resolve("customer-app_2.0.0.zip").toString(),
                "--repository",
                repository.toString());
        quietly(
                "publish",
                home.resolve("packages/base-app_1.0.0.zip").toString(),
                "--repository",
                repository.toString());
        quietly("instance", "create", "Store3", "--company", "CRONUS");
        quietly("install", "--id", "customer-app@1.9.0", "--instance", "Store3", "--yes");
        quietly(
                "sql",
                "--instance",
                "Store3",
                "--write",
                "INSERT INTO ${table:Customer} (\"No.\", Name, Fax) VALUES ('10000', 'The Cannon Group PLC', '+44 20 7946 0001')");
        show(3, "plan", "--id", "customer-app@2.0.0", "--instance", "Store3", "--repository", repository.toString());
    }

    private void pack(Path output, String id, String name, String version, String... more) {
        List<String> words = new ArrayList<>(
                List.of("pack", "--id", id, "--name", name, "--version", version, "--output", output.toString()));
        words.addAll(Arrays.asList(more));
        quietly(words.toArray(String[]::new));
    }

    private void title(String text) {
        say("");
        say(terminal.bold("── " + text));
    }

    private void say(String text) {
        terminal.line(text);
    }

    private void quietly(String... words) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int exitCode = Main.run(atHome(words), writer, writer);
        if (exitCode != 0) {
            throw new DemoStopped("'" + String.join(" ", words) + "' ended with " + exitCode + ": " + said);
        }
    }

    private void show(int expected, String... words) {
        say("$ rubicon " + Arrays.stream(words).map(DemoCommand::asTyped).collect(Collectors.joining(" ")));
        int exitCode = Main.run(
                atHome(words), spec.commandLine().getOut(), spec.commandLine().getOut());
        if (exitCode != expected) {
            throw new DemoStopped("'" + String.join(" ", words) + "' ended with " + exitCode);
        }
    }

    private String[] atHome(String... words) {
        boolean needsNone = words[0].equals("pack");
        return needsNone
                ? words
                : Stream.concat(Arrays.stream(words), Stream.of("--home", home.toString()))
                        .toArray(String[]::new);
    }

    private static String asTyped(String word) {
        return word.matches("[A-Za-z0-9@./=_-]+") ? word : "'" + word + "'";
    }

    private static Path emptyFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new Unavailable(
                        "RB832", folder + " is not empty", "name an empty folder, or one that is not there yet");
            }
        }
        return folder.toAbsolutePath().normalize();
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
