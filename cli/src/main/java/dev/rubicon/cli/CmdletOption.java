package dev.rubicon.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An option as PowerShell spells it, and what it is called here.
 *
 * @param option empty if there is nothing to say here
 * @param values whether it takes one value, a list of them, or none
 */
record CmdletOption(String name, String option, Values values, Spelling spelling) {
    enum Values {
        ONE,
        /** Several words, or one with commas; each becomes an option of its own. */
        LIST,
        NONE
    }

    enum Spelling {
        ABBREVIATED,
        /** In full only, so that it makes no abbreviation of another one ambiguous. */
        FULL
    }

    /** All of them; PowerShell's own names for the same thing stand next to each other. */
    static final List<CmdletOption> ALL = List.of(
            one("Id", "--id"),
            one("PackageId", "--id"),
            one("Name", "--name"),
            one("Version", "--version"),
            one("VersionQuery", "--version"),
            one("DisplayName", "--display-name"),
            one("Description", "--description"),
            list("Path", "--path"),
            list("InputPath", "--path"),
            one("OutputDir", "--output"),
            list("Dependencies", "--dependency"),
            one("SubstituteFor", "--substitute-for"),
            one("InstanceName", "--instance"),
            one("Arguments", "--arguments"),
            one("UpdateInstanceMode", "--update-instance-mode"),
            new CmdletOption("UpdateInstance", "--update-instance", Values.NONE, Spelling.ABBREVIATED),
            one("Server", "--repository"),
            new CmdletOption("WhatIf", "--dry-run", Values.NONE, Spelling.ABBREVIATED),
            new CmdletOption("Json", "--json", Values.NONE, Spelling.ABBREVIATED),
            new CmdletOption("Help", "--help", Values.NONE, Spelling.ABBREVIATED),
            full("ExtraDependencies", "--dependency", Values.LIST),
            full("Parameters", "--parameters", Values.ONE),
            full("FillParameters", "--fill-parameters", Values.ONE),
            full("AppMetadata", "--app-metadata", Values.LIST),
            full("AppToPackageMap", "--app-map", Values.ONE),
            full("ProjectDir", "--project", Values.LIST),
            full("Dir", "--project", Values.LIST),
            full("Target", "--target", Values.ONE),
            full("BranchName", "--branch", Values.ONE),
            full("Variables", "--var", Values.LIST),
            full("CompilerPath", "--compiler", Values.ONE),
            full("Force", "", Values.NONE));

    private static CmdletOption one(String name, String option) {
        return new CmdletOption(name, option, Values.ONE, Spelling.ABBREVIATED);
    }

    private static CmdletOption list(String name, String option) {
        return new CmdletOption(name, option, Values.LIST, Spelling.ABBREVIATED);
    }

    private static CmdletOption full(String name, String option, Values values) {
        return new CmdletOption(name, option, values, Spelling.FULL);
    }

    /** Which options an abbreviation may mean: the one of exactly that name, or all that begin with it and differ in meaning. */
    static List<CmdletOption> matching(String abbreviation) {
        Optional<CmdletOption> exact = ALL.stream()
                .filter(option -> option.name.equalsIgnoreCase(abbreviation))
                .findFirst();
        if (exact.isPresent()) {
            return List.of(exact.get());
        }
        String prefix = abbreviation.toLowerCase(Locale.ROOT);
        List<CmdletOption> all = ALL.stream()
                .filter(option -> option.spelling == Spelling.ABBREVIATED
                        && option.name.toLowerCase(Locale.ROOT).startsWith(prefix))
                .toList();
        boolean same = all.stream().map(CmdletOption::option).distinct().count() == 1;
        return same ? List.of(all.getFirst()) : all;
    }

    static String names(List<CmdletOption> options) {
        return options.stream().map(option -> "-" + option.name).collect(Collectors.joining(", "));
    }
}
