package dev.rubicon.packager.context;

import dev.rubicon.model.PackageId;
import java.util.Locale;

/** The id that a package of an app gets when nobody names one: {@code Pets &amp; More} becomes
 * {@code pets-more-app}. */
public final class SuggestedId {
    private static final String SUFFIX = "-app";

    private SuggestedId() {}

    /** @param appName as its manifest says; what an id cannot hold becomes a hyphen */
    public static String of(String appName) {
        String name =
                appName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String longest = name.length() > PackageId.MAX_LENGTH - SUFFIX.length()
                ? name.substring(0, PackageId.MAX_LENGTH - SUFFIX.length()).replaceAll("-$", "")
                : name;
        if (longest.isEmpty()) {
            return "my-app";
        }
        return longest + SUFFIX;
    }
}
