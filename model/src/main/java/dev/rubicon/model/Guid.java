package dev.rubicon.model;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The text form of a GUID, as ids of apps have it: 32 hexadecimal digits in five groups, in any case. */
public final class Guid {
    private static final Pattern SYNTAX = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Guid() {}

    /** Absent if {@code text} is none. */
    public static Optional<UUID> parse(String text) {
        // UUID.fromString also takes '1-1-1-1-1', which would print as something else than was read.
        return SYNTAX.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
