package dev.rubicon.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a file stands inside a package: relative, {@code /} between names, nothing that any system would read as a way out.
 * Such as {@code files/app/src/Customer.Table.al}. Ordered as text.
 */
public record PackagePath(String value) implements Comparable<PackagePath> {
    public static final int MAX_LENGTH = 1000;

    // Of one name, in UTF-8: no usual file system takes more.
    private static final int MAX_NAME_BYTES = 255;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\uFFFD]");
    private static final String FORBIDDEN = "\\:*?\"<>|";
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

    public PackagePath {
        if (value.isEmpty() || value.length() > MAX_LENGTH || isForbidden(value) || !hasSafeNames(value)) {
            throw new InvalidInput(
                    "RB107",
                    "'" + Quoted.shortened(value) + "' is not a path inside a package",
                    "paths are relative, use '/', and have no '..', backslash, drive, control, reserved or very long name in them");
        }
    }

    private static boolean isForbidden(String value) {
        for (int i = 0; i < FORBIDDEN.length(); i++) {
            if (value.indexOf(FORBIDDEN.charAt(i)) >= 0) {
                return true;
            }
        }
        return !Quoted.isPlain(value) && INVISIBLE.matcher(value).find();
    }

    private static boolean hasSafeNames(String value) {
        for (String name : value.split("/", -1)) {
            boolean dots = name.endsWith(".") || name.endsWith(" ") || name.startsWith(" ");
            if (name.isEmpty() || dots || isTooLong(name) || isReserved(name)) {
                return false;
            }
        }
        return true;
    }

    // No character has more than three bytes here: one that has four is two of these.
    private static boolean isTooLong(String name) {
        return name.length() > MAX_NAME_BYTES / 3 && name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES;
    }

    // All of them have three or four letters before the first dot, which few names have.
    private static boolean isReserved(String name) {
        int dot = name.indexOf('.');
        int letters = dot < 0 ? name.length() : dot;
        return (letters == 3 || letters == 4) && RESERVED.matcher(name).matches();
    }

    /** The names from the root down. */
    public List<String> names() {
        return List.of(value.split("/"));
    }

    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(PackagePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
