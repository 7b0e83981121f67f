package dev.rubicon.startup.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sample",
        addMethodSubcommands = false,
        description = {"Says what it was given.", "With \"quotes\", a \\ and 'ä'."},
        footer = {"", "  sample $${table:X}"},
        subcommands = SampleCommand.Below.class)
final class SampleCommand implements Callable<Integer> {
    @Command(name = "below", mixinStandardHelpOptions = true, description = "A class.")
    static final class Below implements Callable<Integer> {
        @Option(names = "--size", defaultValue = "${env:SAMPLE_SIZE:-3}", description = "Default: ${DEFAULT-VALUE}.")
        private int size;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine().getOut().print("below " + size);
            return 4;
        }
    }

    static final class Where {
        @Option(names = "--where", paramLabel = "PLACE", description = "Where.")
        private String place = "here";

        @Spec(Spec.Target.MIXEE)
        private CommandSpec command;

        @Override
        public String toString() {
            return place + " of " + command.name();
        }
    }

    private static final class Choice {
        @Parameters(index = "1", paramLabel = "NAME", description = "Its name.")
        private String name;

        @Option(names = "--number", description = "Its number.")
        private Long number;

        @ArgGroup(exclusive = false)
        private Pair pair;
    }

    private static final class Pair {
        @Option(names = "--left", required = true)
        private String left;

        @Option(names = "--right")
        private Optional<String> right;
    }

    private enum Colour {
        RED,
        GREEN
    }

    static final class Doubled implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            return value + value;
        }
    }

    @Parameters(index = "0", arity = "0..1", description = "The first word.")
    private String word;

    @ArgGroup
    private Choice choice;

    @Option(
            names = {"-c", "--colours"},
            split = ",",
            description = "One of ${COMPLETION-CANDIDATES}.")
    private List<Colour> colours = new ArrayList<>();

    @Option(names = "--doubled", converter = Doubled.class, hidden = true)
    private Optional<String> doubled = Optional.empty();

    @Mixin
    private Where where;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String pair = choice == null || choice.pair == null ? "" : choice.pair.left + choice.pair.right;
        String chosen = choice == null ? "nothing" : choice.name + choice.number;
        spec.commandLine().getOut().print(word + " " + chosen + pair + " " + colours + doubled + " " + where);
        return 0;
    }

    @Command(name = "counted", description = "A method.")
    int counted(
            @Mixin Where place,
            @Option(names = "--times", description = "How often.") int times,
            @ArgGroup Choice either,
            @Parameters(index = "0") String first,
            @Option(names = "--loud") boolean loud,
            @Option(names = "--more") Optional<String> more,
            @Option(names = "--all") List<String> all) {
        String chosen = either == null ? "nothing" : either.name + either.number;
        spec.commandLine()
                .getOut()
                .print(place + " " + times + " " + chosen + " " + first + " " + loud + " " + more + " " + all);
        return times;
    }
}
