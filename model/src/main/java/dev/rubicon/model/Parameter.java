package dev.rubicon.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** A setting that a package declares; its value in an instance is an argument, and every value is a string. */
public record Parameter(
        String key,
        Optional<String> description,
        Optional<String> defaultValue,
        Optional<String> hint,
        boolean required,
        boolean hidden) {
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9]{1,128}");

    public Parameter {
        checkKey(key);
    }

    static void checkKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new InvalidInput(
                    "RB104",
                    "'" + Quoted.shortened(key) + "' is not a parameter key",
                    "use letters and digits only, such as 'AllowForceSync'");
        }
    }
}
