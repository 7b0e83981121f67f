package dev.rubicon.installer.snapshot;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.regex.Pattern;

/** The name of a snapshot of an instance, such as {@code before-run-7}; also that of its files. */
public record SnapshotName(String value) implements Comparable<SnapshotName> {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    public SnapshotName {
        if (!SYNTAX.matcher(value).matches()) {
            throw new InvalidInput(
                    "RB562",
                    "'" + Quoted.shortened(value) + "' is not a snapshot name",
                    "use 1 to 64 letters, digits, '-' and '_', beginning with a letter or digit");
        }
    }

    @Override
    public int compareTo(SnapshotName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
