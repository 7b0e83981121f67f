package dev.rubicon.startup;

import java.util.Arrays;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Range;

/** An expression that makes an option or a positional parameter. */
final class ArgumentSource {
    /** What is not copied name by name. */
    static final Set<String> SET_OTHERWISE = Set.of(
            "arity",
            "auxiliaryTypes",
            "completionCandidates",
            "defaultValueProvider",
            "getter",
            "hasInitialValue",
            "index",
            "initialValue",
            "messages",
            "mixinStandardHelpOptions",
            "negatableOptionTransformer",
            "parent",
            "helpFactory",
            "sectionMap",
            "adjustLineBreaksForWideCJKCharacters",
            "names",
            "parser",
            "preprocessor",
            "required",
            "root",
            "scope",
            "setter",
            "type",
            "typeInfo",
            "usageMessage",
            "userObject",
            "name");

    private ArgumentSource() {}

    /** @param kept calls that say where its value is kept */
    static String of(ArgSpec argument, String kept) {
        return switch (argument) {
            case OptionSpec option -> option(option, kept);
            case PositionalParamSpec positional -> positional(positional, kept);
            default -> throw new IllegalStateException("there is no source for " + argument);
        };
    }

    private static String option(OptionSpec option, String kept) {
        OptionSpec.Builder fresh = OptionSpec.builder(option.names());
        return "OptionSpec.builder(" + Literal.list(Arrays.asList(option.names())) + ")"
                + Settings.differing(fresh, OptionSpec.builder(option), SET_OTHERWISE)
                + common(option, OptionSpec.builder(option).required()) + kept
                + ".build()";
    }

    private static String positional(PositionalParamSpec positional, String kept) {
        PositionalParamSpec.Builder fresh = PositionalParamSpec.builder();
        return "PositionalParamSpec.builder()"
                + Settings.differing(fresh, PositionalParamSpec.builder(positional), SET_OTHERWISE)
                + common(positional, PositionalParamSpec.builder(positional).required())
                + range("index", positional.index()) + kept + ".build()";
    }

    private static String common(ArgSpec argument, boolean requiredNow) {
        // What the name does not say: an exclusive group has made it required, and will do so again.
        boolean required = requiredNow && !argument.originallyRequired();
        String aux = Literal.list(Arrays.asList(argument.auxiliaryTypes()));
        return ".type(" + Literal.of(argument.type()) + ").auxiliaryTypes(" + aux + ")"
                + range("arity", argument.arity()) + ".required(" + required + ")"
                // The object is new, and holds its initial value already.
                + ".hasInitialValue(false)";
    }

    private static String range(String name, Range range) {
        return range.isUnspecified() ? "" : "." + name + "(" + Literal.of(range.toString()) + ")";
    }
}
