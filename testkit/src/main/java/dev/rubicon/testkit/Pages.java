package dev.rubicon.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;

/**
 * Enters the commands of a {@link Page}, from its first to its last, in one folder. {@code -Dgolden.update=true} writes what they print
 * into the page instead, unless {@code CI} is set.
 */
public final class Pages {
    private static final String ANY_LINES = "...";

    /** Where commands are entered: {@code $?} means what it means in a shell, and other variables do not last. */
    @FunctionalInterface
    public interface Prompt {
        Scenarios.Answer enter(String command);
    }

    private Pages() {}

    /**
     * Fails where a command prints something else than the page says.
     *
     * @param folder where its files go
     * @param varying replaces what differs from run to run, such as digests
     */
    public static void check(Path page, Path folder, Prompt prompt, UnaryOperator<String> varying) throws IOException {
        Page said = Page.parse(Files.readString(page));
        Page now = replayed(said, folder, prompt, varying);
        if (Scenarios.isUpdate()) {
            Files.writeString(page, now.render());
        } else {
            Assertions.assertEquals(
                    changed(said, now), changed(now, said), () -> page + " no longer says what its commands print");
        }
    }

    /** What in a page is not the same in the other. */
    static String changed(Page page, Page other) {
        return IntStream.range(0, page.parts().size())
                .filter(i -> !page.parts().get(i).equals(other.parts().get(i)))
                .mapToObj(i -> new Page(List.of(page.parts().get(i))).render())
                .collect(Collectors.joining("\n"));
    }

    /** The page with what its commands print now. What only varies is left as it is. */
    static Page replayed(Page page, Path folder, Prompt prompt, UnaryOperator<String> varying) throws IOException {
        List<Page.Part> replayed = new ArrayList<>();
        for (Page.Part part : page.parts()) {
            replayed.add(
                    switch (part) {
                        case Page.Prose prose -> prose;
                        case Page.Unseen unseen -> prepare(unseen, prompt);
                        case Page.Block block when block.word().equals("console") -> enter(block, prompt, varying);
                        case Page.Block block -> write(block, folder);
                    });
        }
        return new Page(replayed);
    }

    private static Page.Unseen prepare(Page.Unseen unseen, Prompt prompt) {
        for (Page.Entered entered : Page.entered(unseen.lines())) {
            Scenarios.Answer answer = prompt.enter(entered.command());
            Assertions.assertEquals(0, answer.exitCode(), entered.command() + "\n" + answer.output());
        }
        return unseen;
    }

    private static Page.Block enter(Page.Block block, Prompt prompt, UnaryOperator<String> varying) {
        List<String> lines = new ArrayList<>();
        List<Page.Entered> all = Page.entered(block.lines());
        for (int i = 0; i < all.size(); i++) {
            Page.Entered entered = all.get(i);
            Scenarios.Answer answer = prompt.enter(entered.command());
            List<String> printed =
                    answer.output().lines().map(String::stripTrailing).toList();
            boolean same = matches(masked(entered.output(), varying), masked(printed, varying));
            lines.addAll(same ? entered.lines() : new Page.Entered(entered.typed(), printed).lines());
            boolean said = answer.output().contains("error RB")
                    || i + 1 < all.size() && all.get(i + 1).command().equals("echo $?");
            Assertions.assertTrue(
                    answer.exitCode() == 0 || said,
                    () -> "exit code " + answer.exitCode() + " is not shown: " + entered.command() + "\n"
                            + answer.output());
        }
        return new Page.Block(block.line(), block.info(), lines);
    }

    private static Page.Block write(Page.Block block, Path folder) throws IOException {
        if (block.file().isPresent()) {
            Path target = folder.resolve(block.file().get());
            Files.createDirectories(target.getParent());
            Files.writeString(target, String.join("\n", block.lines()) + "\n");
        }
        return block;
    }

    private static List<String> masked(List<String> lines, UnaryOperator<String> varying) {
        return Arrays.asList(varying.apply(String.join("\n", lines)).split("\n", -1));
    }

    /** Whether they are the same; a line with three dots in the first stands for any lines in the second. */
    static boolean matches(List<String> expected, List<String> actual) {
        int dots = expected.indexOf(ANY_LINES);
        if (dots < 0) {
            return expected.equals(actual);
        }
        if (dots > actual.size() || !expected.subList(0, dots).equals(actual.subList(0, dots))) {
            return false;
        }
        List<String> rest = expected.subList(dots + 1, expected.size());
        for (int from = dots; from <= actual.size(); from++) {
            if (matches(rest, actual.subList(from, actual.size()))) {
                return true;
            }
        }
        return false;
    }
}
