package dev.rubicon.installer.instance;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;

/**
 * The name of a company in an instance: 1 to 30 characters as in Business Central, and no {@code $}, which separates the parts
 * of table names. Two companies of an instance differ in more than letter case.
 */
public record CompanyName(String value) implements Comparable<CompanyName> {
    private static final int MAX_LENGTH = 30;

    public CompanyName {
        boolean printable = value.codePoints().noneMatch(Character::isISOControl);
        int length = value.codePointCount(0, value.length());
        if (value.isBlank()
                || !value.equals(value.strip())
                || length > MAX_LENGTH
                || value.contains("$")
                || !printable) {
            throw new InvalidInput(
                    "RB701",
                    "'" + Quoted.shortened(value) + "' is not a company name",
                    "use 1 to 30 characters without '$' and without blanks at the ends, such as 'My Company'");
        }
    }

    @Override
    public int compareTo(CompanyName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
