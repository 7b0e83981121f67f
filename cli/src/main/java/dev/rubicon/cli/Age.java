package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old something has to be, such as {@code 90d}: hours, days or weeks. */
record Age(Duration duration) {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,5})([hdw])");

    static Age parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidInput(
                    "RB623",
                    "'" + Quoted.shortened(text) + "' is not an age",
                    "write hours, days or weeks: 12h, 90d, 8w");
        }
        long number = Long.parseLong(matcher.group(1));
        return new Age(
                switch (matcher.group(2).charAt(0)) {
                    case 'h' -> Duration.ofHours(number);
                    case 'd' -> Duration.ofDays(number);
                    default -> Duration.ofDays(7 * number);
                });
    }

    @Override
    public String toString() {
        long hours = duration.toHours();
        return hours % 24 == 0 ? hours / 24 + "d" : hours + "h";
    }
}
