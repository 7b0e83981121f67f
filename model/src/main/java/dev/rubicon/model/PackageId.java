package dev.rubicon.model;

import java.util.regex.Pattern;

/**
 * The name of a package in a repository, such as {@code bundle/store-pos}; {@code /} is a namespace. Ordered as text. Files and
 * folders are named for it, so no part of it is the name of a device of Windows, such as {@code con}.
 */
public record PackageId(String value) implements Comparable<PackageId> {
    public static final int MAX_LENGTH = 80;

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]+([./-][a-z0-9]+)*");

    private static final Pattern DEVICE = Pattern.compile("(^|/)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.|/|$)");

    /** The package that platform arguments are given to, unless another one declares itself the platform. */
    public static final PackageId BC_SERVER = new PackageId("bc-server");

    public PackageId {
        if (value.length() > MAX_LENGTH || !SYNTAX.matcher(value).matches()) {
            throw new InvalidInput(
                    "RB101",
                    "'" + Quoted.shortened(value) + "' is not a package id",
                    "use a-z and 0-9, separated by single '-', '.' or '/', at most " + MAX_LENGTH
                            + " characters, such as 'my-app' or 'bundle/pos'");
        }
        if (DEVICE.matcher(value).find()) {
            throw new InvalidInput(
                    "RB101",
                    "'" + value + "' is not a package id: Windows has a device of that name and makes no such file",
                    "choose a longer name, such as '"
                            + value.substring(value.lastIndexOf('/') + 1).replace('.', '-') + "-app'");
        }
    }

    /** The id as one path segment of a file name: {@code bundle/pos} becomes {@code bundle__pos}. */
    public String fileName() {
        return value.replace("/", "__");
    }

    @Override
    public int compareTo(PackageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
