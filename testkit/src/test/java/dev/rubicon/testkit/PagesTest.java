package dev.rubicon.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page in Markdown holds if its commands print what stands below them. */
class PagesTest {
    private static final String PAGE = """
            # Gates

            ```text keys/one.txt
            A
            ```

            <!-- console
            $ prepare
            -->
            ```console
            $ open \\
                gate     # one of them
            opened 1 gate at 9:15
            $ close
            error RB999: it is stuck
            ```
            """;

    @TempDir
    private Path folder;

    private final List<String> entered = new ArrayList<>();

    @Test
    void itsCommandsAreEnteredInOrder() throws IOException {
        check(PAGE);
        assertEquals(List.of("prepare", "open gate     # one of them", "close"), entered);
        assertEquals("A\n", Files.readString(folder.resolve("keys/one.txt")));
    }

    @Test
    void whatVariesMayVary() throws IOException {
        check(PAGE.replace("9:15", "23:59"));
    }

    @Test
    void anotherOutputTakesThePlaceOfWhatIsSaid() throws IOException {
        String page = PAGE.replace("1 gate", "2 gates");
        assertEquals(PAGE.replace("9:15", "11:02"), replayed(page).render());
        assertEquals("""
                ```console
                $ open \\
                    gate     # one of them
                opened 1 gate at 11:02
                $ close
                error RB999: it is stuck
                ```
                """, Pages.changed(replayed(page), Page.parse(page)));
    }

    @Test
    void aFailureMustBeShown() {
        String page = PAGE.replace("$ close\nerror RB999: it is stuck", "$ fail\nnothing");
        AssertionError failure = assertThrows(AssertionError.class, () -> check(page));
        assertTrue(failure.getMessage().contains("exit code 3 is not shown: fail"), failure::getMessage);
    }

    @Test
    void whatIsNotShownMustSucceed() {
        AssertionError failure = assertThrows(AssertionError.class, () -> check(PAGE.replace("prepare", "fail")));
        assertTrue(failure.getMessage().startsWith("fail\nnothing"), failure::getMessage);
    }

    @Test
    void aBlockMustEnd() {
        assertThrows(AssertionError.class, () -> Page.parse("```console\n$ open\n"));
    }

    @Test
    void threeDotsStandForAnyLines() {
        matches(true, List.of("a", "...", "d"), List.of("a", "b", "c", "d"));
        matches(true, List.of("a", "..."), List.of("a"));
        matches(true, List.of("...", "b", "..."), List.of("a", "b", "b"));
        matches(false, List.of("a", "...", "d"), List.of("a", "b", "c"));
        matches(false, List.of("a", "b"), List.of("a"));
        matches(false, List.of("a", "..."), List.of());
    }

    private static void matches(boolean expected, List<String> page, List<String> printed) {
        assertEquals(expected, Pages.matches(page, printed));
    }

    private void check(String page) throws IOException {
        assertEquals(page, replayed(page).render());
    }

    private Page replayed(String page) throws IOException {
        return Pages.replayed(
                Page.parse(page), folder, this::answer, output -> output.replaceAll("\\d+:\\d\\d", "TIME"));
    }

    private Scenarios.Answer answer(String command) {
        entered.add(command);
        return switch (command.split(" ")[0]) {
            case "open" -> new Scenarios.Answer("opened 1 gate at 11:02\n", 0);
            case "close" -> new Scenarios.Answer("error RB999: it is stuck\n", 3);
            case "fail" -> new Scenarios.Answer("nothing\n", 3);
            default -> new Scenarios.Answer("", 0);
        };
    }
}
