package dev.rubicon.al.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the symbols A and B defined, and no other. */
class ConditionTest {
    @ParameterizedTest
    @CsvSource({
        "A, true",
        "C, false",
        "not A, false",
        "NOT c, true",
        "not not A, true",
        "a And B, true",
        "A and C, false",
        "C OR B, true",
        "C or A and C, false",
        "B or A and C, true",
        "not C and A, true",
        "not (A and B), false",
        "not(C or D), true",
        "((A)), true",
        "true, true",
        "FALSE, false"
    })
    void notBindsBeforeAndAndThatBeforeOr(String condition, boolean expected) {
        check(Optional.of(expected), condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not", "and", "A and", "or A", "A B", "(A", "A)", "()", "A && B", "!A", "A or (B and"})
    void anythingElseIsNoCondition(String condition) {
        check(Optional.empty(), condition);
    }

    @Test
    void noDepthIsTooDeepToBeRefused() {
        check(Optional.empty(), "(".repeat(100_000) + "A" + ")".repeat(100_000));
        check(Optional.of(true), "not ".repeat(100_000) + "A");
    }

    private static void check(Optional<Boolean> expected, String condition) {
        Set<String> symbols = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        symbols.add("A");
        symbols.add("B");
        assertEquals(expected, Condition.evaluate(condition, symbols));
    }
}
