package dev.rubicon.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A PowerShell command that people know, and the command that does the same here.
 *
 * @param name in the spelling of today; the older one, with {@code Goc} for {@code Usc} and {@code Gocs} for {@code Uss}, is
 *     understood as well
 * @param command the words that stand for it
 * @param commandWithId the words that stand for it where a package is named by {@code -Id}
 */
record Cmdlet(String name, List<String> command, List<String> commandWithId) {
    /** All of them, in the order in which one needs them. The table in README.md is made from this list. */
    static final List<Cmdlet> ALL = List.of(
            cmdlet("New-AppPackage", "pack"),
            cmdlet("New-AppPackageFromContext", "pack --from-context"),
            cmdlet("Invoke-AlProjectBuild", "pack"),
            cmdlet("New-UssPackage", "pack"),
            cmdlet("Import-UssPackage", "publish"),
            cmdlet("Get-UscPackage", "search", "show"),
            cmdlet("Get-UscPackageVersion", "show"),
            cmdlet("Test-UssPackage", "show"),
            cmdlet("Get-UscUpdates", "plan"),
            cmdlet("Resolve-UssDependencies", "plan"),
            cmdlet("Install-UscPackage", "install"),
            cmdlet("Get-UscInstalledPackage", "instance show"),
            cmdlet("Test-UscInstanceExists", "instance show"),
            cmdlet("Remove-UscPackage", "instance remove", "uninstall"),
            cmdlet("ConvertTo-UscSemanticVersion", "version compare"));

    private static Cmdlet cmdlet(String name, String command) {
        return cmdlet(name, command, command);
    }

    private static Cmdlet cmdlet(String name, String command, String commandWithId) {
        return new Cmdlet(name, List.of(command.split(" ")), List.of(commandWithId.split(" ")));
    }

    static Optional<Cmdlet> find(String name) {
        return ALL.stream()
                .filter(cmdlet ->
                        cmdlet.name.equalsIgnoreCase(name) || cmdlet.olderName().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The spelling before the product was renamed; the same where nothing was. */
    String olderName() {
        return name.replace("-Usc", "-Goc").replace("-Uss", "-Gocs");
    }

    /** Whether {@code word} looks like the name of such a command, known or not. */
    static boolean isLikeOne(String word) {
        return word.toLowerCase(Locale.ROOT).matches("[a-z]+-(usc|uss|goc|gocs)[a-z]+");
    }
}
