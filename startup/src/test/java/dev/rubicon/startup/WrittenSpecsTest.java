package dev.rubicon.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Each command line means the same to a command that was written down as to its annotations. */
class WrittenSpecsTest {
    private static final String[] CLASSES = {
        "SampleCommand",
        "SampleCommand$Below",
        "SampleCommand$Where",
        "SampleCommand$Choice",
        "SampleCommand$Pair",
        "SampleCommand$Colour",
        "SampleCommand$Doubled"
    };

    private final Class<?> command;

    WrittenSpecsTest() throws IOException, ReflectiveOperationException {
        Jar jar = Samples.jar(CLASSES);
        WrittenSpecs.addTo(jar, System.getProperty("java.class.path"));
        command = new JarLoader(jar).loadClass(Samples.PACKAGE + "SampleCommand");
    }

    @Test
    void optionsPositionsAndGroupsAreKeptInTheirObjects() throws ReflectiveOperationException {
        check("0 one null7 []Optional.empty here of sample", "one", "--number=7");
        check(
                "0 one null7 [GREEN, RED]Optional[xx] there of sample",
                "one",
                "--number=7",
                "-c=GREEN,RED",
                "--doubled=x",
                "--where=there");
        check("0 one nullnulllOptional.empty []Optional.empty here of sample", "one", "--left=l");
    }

    @Test
    void methodsGetWhatTheirParametersSay() throws ReflectiveOperationException {
        check("0 here of counted 0 nullnull a false Optional.empty null", "counted", "a");
        check(
                "2 b of counted 2 null9 a true Optional[m] [x, y]",
                "counted",
                "--times=2",
                "--number=9",
                "a",
                "--loud",
                "--more=m",
                "--all=x",
                "--all=y",
                "--where=b");
    }

    @Test
    void classesBelowAreCommandsOfTheirOwn() throws ReflectiveOperationException {
        check("4 below 3", "below");
        check("4 below 5", "below", "--size=5");
    }

    @Test
    void whatIsWrongIsSaidInTheSameWords() throws ReflectiveOperationException {
        for (String[] words : new String[][] {
            {},
            {"one"},
            {"one", "--number=x"},
            {"one", "two", "--number=1"},
            {"one", "--right=r"},
            {"one", "-c=BLUE"},
            {"counted"},
            {"counted", "--times=many", "a"},
            {"below", "--sise=3"}
        }) {
            assertEquals(firstLine(run(false, words)), firstLine(run(true, words)));
        }
    }

    @Test
    void helpIsTheSame() throws ReflectiveOperationException {
        assertTrue(run(true, "below", "--help").said().contains("Default: "));
        assertEquals(run(false, "below", "--help"), run(true, "below", "--help"));
        assertEquals(annotated().getUsageMessage(), new CommandLine(written(List.of())).getUsageMessage());
    }

    @Test
    void subcommandsThatTheWordsDoNotNameAreLeftOut() throws ReflectiveOperationException {
        assertEquals(List.of("below", "counted"), subcommands(List.of()));
        assertEquals(List.of("counted"), subcommands(List.of("counted", "below")));
        assertEquals(List.of("below", "counted"), subcommands(List.of("conted", "below")));
    }

    @Test
    void aDifferenceIsNoticed() throws IOException, ReflectiveOperationException {
        Jar jar = Samples.jar(CLASSES);
        WrittenSpecs.addTo(jar, System.getProperty("java.class.path"));
        String of = "dev/rubicon/startup/sample/WrittenSampleCommand";
        // As if the command had been written down while it was another one.
        byte[] below = jar.entries().get(of + "$Below.class");
        jar.entries().put(of + "$Below.class", replaced(below, "A class.", "A glass."));
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> new SameSpecs(jar).check(List.of(Class.forName(Samples.PACKAGE + "SampleCommand"))));
        assertTrue(refused.getMessage().contains("A glass."), refused.getMessage());
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    // What follows is help, in which the subcommands are that the words name.
    private static String firstLine(Ran ran) {
        return ran.code() + " " + ran.said().lines().findFirst().orElse("");
    }

    private record Ran(int code, String said) {}

    private void check(String expected, String... words) throws ReflectiveOperationException {
        Ran ran = run(true, words);
        assertEquals(run(false, words), ran);
        assertEquals(expected, ran.code() + " " + ran.said());
    }

    private Ran run(boolean written, String... words) throws ReflectiveOperationException {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        CommandLine commandLine = (written ? new CommandLine(written(List.of(words))) : annotated())
                .setOut(out)
                .setErr(out)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        return new Ran(commandLine.execute(words), said.toString());
    }

    private List<String> subcommands(List<String> words) throws ReflectiveOperationException {
        return List.copyOf(written(words).subcommands().keySet());
    }

    private CommandLine annotated() throws ReflectiveOperationException {
        Constructor<?> made = command.getDeclaredConstructor();
        made.setAccessible(true);
        CommandLine annotated = new CommandLine(made.newInstance());
        CommandLine.getCommandMethods(command, null)
                .forEach(method -> annotated.addSubcommand(new CommandLine(method)));
        return annotated;
    }

    private CommandSpec written(List<String> words) throws ReflectiveOperationException {
        Method find = command.getClassLoader()
                .loadClass(Samples.PACKAGE + "WrittenCommands")
                .getDeclaredMethod("find", Class.class, List.class);
        find.setAccessible(true);
        return (CommandSpec) ((Optional<?>) find.invoke(null, command, words)).orElseThrow();
    }
}
