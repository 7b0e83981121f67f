package dev.rubicon.al.runtime.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A format string such as {@code <Integer Thousand><Decimals,3>}, in its parts.
 *
 * @param standard the standard format that it names
 * @param precision how many decimals there are
 */
record Picture(List<Part> parts, OptionalInt standard, Optional<Precision> precision) {
    Picture {
        parts = List.copyOf(parts);
    }

    /** What stands in a format string. */
    sealed interface Part {}

    /** Characters that stand for themselves. */
    record Literal(String text) implements Part {}

    /**
     * A field of the value.
     *
     * @param name in lower case
     * @param length 0 if it is as long as it is
     * @param filler what fills it up
     * @param mark what stands between thousands, or before decimals
     */
    record Field(String name, int length, Optional<Character> filler, Optional<Character> mark) implements Part {}

    /** At least and at most so many decimals. */
    record Precision(int least, int most) {}

    static Picture parse(String text) {
        return new Parser(text).parse();
    }

    /** The length that the field of that name is given; 0 if none is. */
    int length(String name) {
        for (Part part : parts) {
            if (part instanceof Field field && field.name().equals(name)) {
                return field.length();
            }
        }
        return 0;
    }

    private static final class Parser {
        private static final int MAX_LENGTH = 250;

        private final String text;
        private final List<Part> parts = new ArrayList<>();
        private OptionalInt standard = OptionalInt.empty();
        private Optional<Precision> precision = Optional.empty();

        Parser(String text) {
            this.text = text;
        }

        Picture parse() {
            int at = 0;
            while (at < text.length()) {
                int end = text.charAt(at) == '<' ? text.indexOf('>', at) : -1;
                // The filler or mark may be the closing bracket itself.
                if (end > 0 && text.charAt(end - 1) == ',' && end + 1 < text.length() && text.charAt(end + 1) == '>') {
                    end++;
                }
                if (end < 0) {
                    parts.add(new Literal(String.valueOf(text.charAt(at))));
                    at++;
                } else {
                    element(text.substring(at + 1, end));
                    at = end + 1;
                }
            }
            return new Picture(parts, standard, precision);
        }

        private void element(String inside) {
            int comma = inside.indexOf(',');
            String name =
                    (comma < 0 ? inside : inside.substring(0, comma)).strip().toLowerCase(Locale.ROOT);
            String argument = comma < 0 ? "" : inside.substring(comma + 1);
            switch (name) {
                case "standard format" -> standard = OptionalInt.of(number(argument));
                case "precision" -> precision = precision(argument);
                case "filler character" ->
                    change(field -> new Field(field.name(), field.length(), character(argument), field.mark()));
                case "1000character", "comma" ->
                    change(field -> new Field(field.name(), field.length(), field.filler(), character(argument)));
                case "overflow" -> {}
                default ->
                    parts.add(new Field(
                            name.endsWith(".") ? name.substring(0, name.length() - 1) : name,
                            number(argument),
                            Optional.empty(),
                            Optional.empty()));
            }
        }

        private void change(java.util.function.UnaryOperator<Field> change) {
            if (!parts.isEmpty() && parts.getLast() instanceof Field field) {
                parts.set(parts.size() - 1, change.apply(field));
            }
        }

        private static Optional<Character> character(String argument) {
            return argument.isEmpty() ? Optional.empty() : Optional.of(argument.charAt(0));
        }

        private static Optional<Precision> precision(String argument) {
            int colon = argument.indexOf(':');
            int least = number(colon < 0 ? argument : argument.substring(0, colon));
            int most = colon < 0 ? least : number(argument.substring(colon + 1));
            return Optional.of(new Precision(Math.min(least, most), Math.min(most, 28)));
        }

        private static int number(String argument) {
            try {
                return Math.clamp(Integer.parseInt(argument.strip()), 0, MAX_LENGTH);
            } catch (NumberFormatException notANumber) {
                return 0;
            }
        }
    }
}
