package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.testkit.Page;
import dev.rubicon.testkit.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** README and docs: what their commands print is what they say, and there is no command that they name and Rubicon does not have. */
class BookTest {
    /** What a block may be, and why it is not run if it is not. */
    private static final Map<String, String> KINDS = Map.of(
            "console", "commands and what they print: run here, page by page, from top to bottom",
            "sh", "needs another machine, a server, root or a network; the words of our commands are checked",
            "json", "a document",
            "sql", "a script",
            "text", "what somebody sees or writes; no command");

    private static final Pattern COMMAND = Pattern.compile("(?m)^\\s*(\\$ |(\\./)?rubicon )");
    private static final Pattern INDENTED_COMMAND = Pattern.compile("(?m)^(    |\t)\\s*(\\$ |(\\./)?rubicon )");

    private static final Pattern OURS = Pattern.compile(
            "(?<![\\w/.~-])((?:dist|benchmarks|examples|launcher|packaging|fuzz)/[\\w./@-]*\\w|\\./(?:rubicon|verify))");

    @TempDir
    private Path work;

    @TestFactory
    Stream<DynamicTest> everyCommandPrintsWhatIsSaid() throws IOException {
        return pages().stream()
                .filter(BookTest::hasCommands)
                .map(page -> DynamicTest.dynamicTest(name(page), page.toUri(), () -> check(page)));
    }

    private void check(Path page) throws IOException {
        Path folder = work.resolve(name(page).replace('/', '-'));
        Path home = Files.createDirectories(folder.resolve("anna"));
        copy(CommandLineRun.ROOT.resolve("examples"), home.resolve("examples"));
        try (BookShell shell = new BookShell(home, folder.resolve("programs"))) {
            Pages.check(page, home, shell, Varying::masked);
        }
    }

    @Test
    void everyBlockIsOfAKnownKind() throws IOException {
        List<String> others = new ArrayList<>();
        for (Path page : pages()) {
            String text = Files.readString(page);
            for (Page.Block block : Page.parse(text).blocks()) {
                boolean known = KINDS.containsKey(block.word());
                boolean hides = !List.of("console", "sh").contains(block.word())
                        && COMMAND.matcher(String.join("\n", block.lines())).find();
                if (!known || hides) {
                    others.add(name(page) + ":" + block.line() + " ```" + block.info());
                }
            }
            if (INDENTED_COMMAND.matcher(withoutBlocks(text)).find() && !isReference(page)) {
                others.add(name(page) + ": commands stand between ```console and ```, not indented");
            }
        }
        assertEquals(List.of(), others, KINDS::toString);
    }

    @Test
    void everyCommandThatIsNamedIsThere() throws IOException {
        NamedCommands commands = new NamedCommands();
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            commands.problems(Files.readString(page)).forEach(problem -> wrong.add(name(page) + ": " + problem));
        }
        assertEquals(List.of(), wrong);
        assertTrue(commands.checked() > 100, () -> commands.checked() + " were looked at");
    }

    @Test
    void everyFileOfOursThatIsNamedIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            OURS.matcher(Files.readString(page))
                    .results()
                    .map(match -> match.group(1))
                    .filter(file -> !file.contains("/target/"))
                    .filter(file -> !Files.exists(CommandLineRun.ROOT.resolve(file)))
                    .forEach(file -> missing.add(name(page) + ": " + file));
        }
        assertEquals(List.of(), missing);
    }

    /** README, what is below docs, and what explains the examples. */
    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(CommandLineRun.ROOT.resolve("README.md")));
        for (String folder : List.of("docs", "examples")) {
            try (Stream<Path> files = Files.walk(CommandLineRun.ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    private static boolean hasCommands(Path page) {
        try {
            return Page.parse(Files.readString(page)).blocks().stream()
                    .anyMatch(block -> block.word().equals("console"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path page) {
        return CommandLineRun.ROOT.relativize(page).toString();
    }

    // Made of the commands' own help, and compared with it by ReferencePagesTest.
    private static boolean isReference(Path page) {
        return name(page).startsWith("docs/reference/");
    }

    private static String withoutBlocks(String text) {
        return text.replaceAll("(?ms)^(```|<!-- console).*?^(```|-->)$", "");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
