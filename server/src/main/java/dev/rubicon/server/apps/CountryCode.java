package dev.rubicon.server.apps;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.Locale;

/** A country by its two letters of ISO 3166-1, or W1 for versions that are of no country; in capitals. */
public record CountryCode(String value) implements Comparable<CountryCode> {
    private static final String WORLD = "W1";

    public CountryCode {
        value = value.toUpperCase(Locale.ROOT);
        if (!value.equals(WORLD)
                && !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(value)) {
            throw new InvalidInput(
                    "RB930",
                    "'" + Quoted.shortened(value) + "' is not the code of a country",
                    "write two letters of ISO 3166, such as US, or W1");
        }
    }

    @Override
    public int compareTo(CountryCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
