package dev.rubicon.cli;

import dev.rubicon.cli.CmdletOption.Values;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Understands the commands and options that people know from PowerShell: {@code Install-UscPackage -Id bundle/pos -InstanceName
 * POS1} is {@code install --id bundle/pos --instance POS1}. Names ignore case and options may be abbreviated, as there. The
 * options are understood after our own commands, too; a word after {@code --} is left alone.
 */
final class Cmdlets {
    private static final Pattern OPTION = Pattern.compile("-([A-Za-z]+)(?::(.*))?", Pattern.DOTALL);

    // What PowerShell passes to a program instead of a table, a list or an object.
    private static final Pattern OBJECT =
            Pattern.compile("System\\.(Collections|Object|Management)[\\w.\\[\\]]*|@\\{.*", Pattern.DOTALL);

    private final List<String> given;
    private final Optional<Cmdlet> cmdlet;
    private final List<String> words = new ArrayList<>();
    private int next;

    private Cmdlets(List<String> given) {
        this.given = given;
        cmdlet = given.isEmpty() ? Optional.empty() : Cmdlet.find(given.getFirst());
        next = cmdlet.isPresent() ? 1 : 0;
    }

    static Translation translate(List<String> given) {
        String before = "";
        for (String word : given) {
            if (OBJECT.matcher(word).matches()) {
                return new Translation.Misused(new Problem(
                        "RB802",
                        "PowerShell passed an object as the text '" + Quoted.shortened(word) + "'",
                        instead(before)));
            }
            before = word;
        }
        Cmdlets cmdlets = new Cmdlets(given);
        return cmdlets.translate()
                .<Translation>map(Translation.Misused::new)
                .orElseGet(() -> new Translation.Arguments(cmdlets.withCommand()));
    }

    /** What to pass instead of an object, after the option that it was given to. */
    private static String instead(String word) {
        String option = word.matches("--?[A-Za-z][A-Za-z-]*") ? word : "-Arguments";
        String name = option.replace("-", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "appmetadata" -> "write its keys: " + option + " ForceVersion=2.0.0";
            case "path", "inputpath", "id", "packageid" -> "pass its items as texts, with commas between them";
            default ->
                "write it to a file and pass that: $" + name + " | ConvertTo-Json > " + name + ".json, then " + option
                        + " " + name + ".json";
        };
    }

    private List<String> withCommand() {
        List<String> all = new ArrayList<>();
        cmdlet.ifPresent(known -> all.addAll(
                words.stream().anyMatch(word -> word.startsWith("--id=")) ? known.commandWithId() : known.command()));
        all.addAll(words);
        return all;
    }

    private Optional<Problem> translate() {
        Optional<Problem> problem = noCounterpart();
        while (problem.isEmpty() && next < given.size()) {
            String word = given.get(next++);
            if (word.equals("--")) {
                words.addAll(given.subList(next - 1, given.size()));
                return Optional.empty();
            }
            Optional<Matcher> option = option(word);
            if (option.isPresent()) {
                problem = translateOption(
                        option.get().group(1), Optional.ofNullable(option.get().group(2)));
            } else {
                words.add(word);
            }
        }
        return problem;
    }

    private Optional<Problem> noCounterpart() {
        return cmdlet.isPresent() || given.isEmpty() || !Cmdlet.isLikeOne(given.getFirst())
                ? Optional.empty()
                : Optional.of(new Problem(
                        "RB803",
                        "there is no counterpart of '" + Quoted.shortened(given.getFirst()) + "'",
                        "known are " + Cmdlet.ALL.stream().map(Cmdlet::name).collect(Collectors.joining(", "))));
    }

    private Optional<Problem> translateOption(String name, Optional<String> attached) {
        List<CmdletOption> matching = CmdletOption.matching(name);
        String shown = Quoted.shortened("-" + name);
        if (matching.isEmpty()) {
            return Optional.of(new Problem(
                    "RB804",
                    "the option '" + shown + "' is unknown",
                    "known are " + CmdletOption.names(CmdletOption.ALL)));
        }
        if (matching.size() > 1) {
            return Optional.of(new Problem(
                    "RB805", "the option '" + shown + "' is ambiguous", "it may mean " + CmdletOption.names(matching)));
        }
        CmdletOption option = matching.getFirst();
        // Packing always replaces a file of the same name; elsewhere -Force would mean what nothing here does.
        boolean packs = cmdlet.filter(known -> known.command().getFirst().equals("pack"))
                .isPresent();
        if (option.option().isEmpty()) {
            return packs
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            "RB804",
                            "the option '" + shown + "' is not known here",
                            "leave it out: what is published is never overwritten, and nothing is forced by the way"));
        }
        List<String> values = attached.map(value -> listed(option, value)).orElseGet(() -> values(option));
        if (option.values() == Values.NONE) {
            if (attached.filter(value -> value.matches("(?i)\\$?false")).isEmpty()) {
                words.add(option.option());
            }
            return Optional.empty();
        }
        if (values.isEmpty()) {
            return Optional.of(new Problem(
                    "RB806", "the option '" + shown + "' has no value", "write one after it, such as -Id my-app"));
        }
        // Joined, so that a value that begins with a hyphen, such as the query "- >=1.0", is not taken for an option.
        values.forEach(value -> words.add(option.option() + "=" + value));
        return Optional.empty();
    }

    private List<String> values(CmdletOption option) {
        List<String> values = new ArrayList<>();
        boolean more = option.values() != Values.NONE;
        while (more && next < given.size() && !endsValues(given.get(next))) {
            values.addAll(listed(option, given.get(next++)));
            more = option.values() == Values.LIST;
        }
        return values;
    }

    private boolean endsValues(String word) {
        return word.startsWith("--") || option(word).isPresent();
    }

    // After our own commands, a single letter is one of our own short options, such as -h.
    private Optional<Matcher> option(String word) {
        return Optional.of(OPTION.matcher(word))
                .filter(Matcher::matches)
                .filter(option -> cmdlet.isPresent() || option.group(1).length() > 1);
    }

    private static List<String> listed(CmdletOption option, String value) {
        return option.values() == Values.LIST
                ? Pattern.compile(",")
                        .splitAsStream(value)
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList()
                : List.of(value);
    }
}
