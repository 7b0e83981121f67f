package dev.rubicon.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An option as PowerShell spells it, and what it is called here.
 *
 * @param values whether it takes one value, a list of them, or none
 */
record CmdletOption(String name, String option, Values values) {
    enum Values {
        ONE,
        /** Several words, or one with commas; each becomes an option of its own. */
        LIST,
        NONE
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
            new CmdletOption("UpdateInstance", "--update-instance", Values.NONE),
            one("Server", "--repository"),
            new CmdletOption("WhatIf", "--dry-run", Values.NONE),
            new CmdletOption("Json", "--json", Values.NONE),
            new CmdletOption("Help", "--help", Values.NONE));

    private static CmdletOption one(String name, String option) {
        return new CmdletOption(name, option, Values.ONE);
    }

    private static CmdletOption list(String name, String option) {
        return new CmdletOption(name, option, Values.LIST);
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
                .filter(option -> option.name.toLowerCase(Locale.ROOT).startsWith(prefix))
                .toList();
        boolean same = all.stream().map(CmdletOption::option).distinct().count() == 1;
        return same ? List.of(all.getFirst()) : all;
    }

    static String names(List<CmdletOption> options) {
        return options.stream().map(option -> "-" + option.name).collect(Collectors.joining(", "));
    }
}
