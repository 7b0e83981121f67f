package dev.rubicon.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** A size of files, such as {@code 2GB} or {@code 500 MB}; a kB has 1,000 bytes, as where sizes are printed. */
record ByteCount(long bytes) {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?([A-Za-z]+)");
    private static final Map<String, Long> UNITS = new TreeMap<>(
            Map.of("b", 1L, "kb", 1_000L, "mb", 1_000_000L, "gb", 1_000_000_000L, "tb", 1_000_000_000_000L));

    static ByteCount parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches() || !UNITS.containsKey(matcher.group(2).toLowerCase(Locale.ROOT))) {
            throw new TypeConversionException("'" + text + "' is not a size, such as 2GB or 500MB");
        }
        BigDecimal unit = BigDecimal.valueOf(UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT)));
        return new ByteCount(new BigDecimal(matcher.group(1)).multiply(unit).longValue());
    }
}
