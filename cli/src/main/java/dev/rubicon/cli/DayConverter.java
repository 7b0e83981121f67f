package dev.rubicon.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 7d}, {@code 12h}, or {@code 7}, which are days. */
final class DayConverter implements ITypeConverter<Duration> {
    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,5})([dh]?)");

    @Override
    public Duration convert(String text) {
        Matcher time = SYNTAX.matcher(text);
        if (!time.matches()) {
            throw new TypeConversionException("'" + text + "' is no time: expected days as 7d, or hours as 12h");
        }
        long number = Long.parseLong(time.group(1));
        return time.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number);
    }
}
