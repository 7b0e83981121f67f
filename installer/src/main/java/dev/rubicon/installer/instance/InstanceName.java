package dev.rubicon.installer.instance;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.regex.Pattern;

/** The name of an instance, such as {@code LSCentral}; also the name of its file in the registry. */
public record InstanceName(String value) implements Comparable<InstanceName> {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    // The name is that of a file, also on systems that keep some names for devices.
    private static final Pattern RESERVED = Pattern.compile("(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]");

    static boolean isOne(String value) {
        return SYNTAX.matcher(value).matches() && !RESERVED.matcher(value).matches();
    }

    public InstanceName {
        if (!isOne(value)) {
            throw new InvalidInput(
                    "RB700",
                    "'" + Quoted.shortened(value) + "' is not an instance name",
                    "use 1 to 64 letters, digits, '-' and '_', beginning with a letter or digit");
        }
    }

    @Override
    public int compareTo(InstanceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
