package dev.rubicon.packager.project;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.packager.context.VersionRule;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be done to the value of a variable. Names ignore case. */
sealed interface TextFunction {
    /** The first numbers of a version, at least two. */
    record Parts(int count) implements TextFunction {}

    /** The value as a pre-release label: what none can hold becomes a hyphen. */
    record PreReleaseLabel() implements TextFunction {}

    /** The name of a branch as a pre-release label. */
    record BranchLabel() implements TextFunction {}

    /** The first characters. */
    record MaxLength(int length) implements TextFunction {}

    Pattern CALL = Pattern.compile("([a-zA-Z0-9]+)(?:\\(([a-zA-Z0-9, ]*)\\))?");

    /**
     * @param call such as {@code Parts(3)}
     * @throws InvalidInput RB184
     */
    static TextFunction parse(String call) {
        Matcher matcher = CALL.matcher(call.strip());
        if (!matcher.matches()) {
            throw unknown(call);
        }
        String argument = matcher.group(2) == null ? "" : matcher.group(2).strip();
        return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "parts" -> new Parts(argument.isEmpty() ? VersionRule.ALL_PARTS : number(call, argument));
            case "prereleaselabel" -> withoutArgument(call, argument, new PreReleaseLabel());
            case "branchlabel" -> withoutArgument(call, argument, new BranchLabel());
            case "maxlength" -> new MaxLength(number(call, argument));
            default -> throw unknown(call);
        };
    }

    private static InvalidInput unknown(String call) {
        return new InvalidInput(
                "RB184",
                "'" + Quoted.shortened(call) + "' is not a function",
                "known are Parts(n), PreReleaseLabel, BranchLabel and MaxLength(n)");
    }

    private static TextFunction withoutArgument(String call, String argument, TextFunction function) {
        if (!argument.isEmpty()) {
            throw new InvalidInput(new Problem(
                    "RB184",
                    "'" + Quoted.shortened(call) + "' has an argument, expected none",
                    "write it without one"));
        }
        return function;
    }

    private static int number(String call, String argument) {
        if (!argument.matches("[0-9]{1,4}")) {
            throw new InvalidInput(new Problem(
                    "RB184",
                    "'" + Quoted.shortened(call) + "' has no number as its argument",
                    "write one of at most four digits, such as Parts(3) or MaxLength(8)"));
        }
        return Integer.parseInt(argument);
    }

    /** @throws InvalidInput RB190 if {@code labels} has none for the branch */
    default String apply(String value, BranchLabels labels) {
        return switch (this) {
            case Parts parts -> VersionRule.parts(value, parts.count());
            case PreReleaseLabel label -> BranchLabels.label(value);
            case BranchLabel label -> labels.of(value);
            case MaxLength max -> value.substring(0, Math.min(value.length(), max.length()));
        };
    }
}
