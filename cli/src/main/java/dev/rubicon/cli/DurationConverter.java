package dev.rubicon.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 90s}, {@code 10m} or {@code 2h}; more than nothing. */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern SYNTAX = Pattern.compile("([1-9][0-9]{0,5})([smh])");

    @Override
    public Duration convert(String text) {
        Matcher time = SYNTAX.matcher(text);
        if (!time.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no duration: expected seconds as 90s, minutes as 10m, or hours as 2h");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2).charAt(0)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
