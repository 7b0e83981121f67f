package dev.rubicon.al.runtime.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One step of a path. */
sealed interface JsonStep {
    Pattern TEST = Pattern.compile(
            "\\?\\(\\s*@(?<path>[^=!<>]*?)\\s*(?:(?<operator>==|!=|<=|>=|<|>)\\s*(?<value>.*?))?\\s*\\)");

    /** Where it leads to. */
    List<JsonTree> from(JsonTree tree);

    /** A member. */
    record Name(String name) implements JsonStep {
        @Override
        public List<JsonTree> from(JsonTree tree) {
            return tree instanceof JsonMembers object
                    ? object.get(name).stream().toList()
                    : List.of();
        }
    }

    /** An element. */
    record Index(int index) implements JsonStep {
        @Override
        public List<JsonTree> from(JsonTree tree) {
            return tree instanceof JsonElements array && index < array.size() ? List.of(array.get(index)) : List.of();
        }
    }

    /** All members or elements. */
    record All() implements JsonStep {
        @Override
        public List<JsonTree> from(JsonTree tree) {
            return switch (tree) {
                case JsonMembers object -> object.values();
                case JsonElements array -> array.elements();
                case JsonScalar scalar -> List.of();
            };
        }
    }

    /**
     * Those of which something is true.
     *
     * @param operator empty if it only has to be there
     */
    record Filter(String path, String operator, Object value) implements JsonStep {
        @Override
        public List<JsonTree> from(JsonTree tree) {
            List<JsonTree> kept = new ArrayList<>();
            for (JsonTree one : new All().from(tree)) {
                List<JsonTree> found = JsonPath.select(one, "$" + path).orElse(List.of());
                if (found.stream().anyMatch(this::passes)) {
                    kept.add(one);
                }
            }
            return kept;
        }

        private boolean passes(JsonTree tree) {
            if (operator.isEmpty()) {
                return true;
            }
            if (!(tree instanceof JsonScalar scalar) || scalar.value().getClass() != value.getClass()) {
                return operator.equals("!=");
            }
            int order = compare(scalar.value(), value);
            return switch (operator) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        private static int compare(Object one, Object other) {
            return switch (one) {
                case BigDecimal number -> number.compareTo((BigDecimal) other);
                case Boolean flag -> flag.compareTo((Boolean) other);
                default -> one.toString().compareTo(other.toString());
            };
        }
    }

    /** What stands in brackets; absent if it cannot stand there. */
    static Optional<JsonStep> inBrackets(String inside) {
        if (inside.equals("*")) {
            return Optional.of(new All());
        }
        if (inside.matches("[0-9]{1,9}")) {
            return Optional.of(new Index(Integer.parseInt(inside)));
        }
        if (inside.length() > 1 && (inside.startsWith("'") && inside.endsWith("'") || isQuoted(inside))) {
            return Optional.of(new Name(inside.substring(1, inside.length() - 1)));
        }
        Matcher test = TEST.matcher(inside);
        if (!test.matches()) {
            return Optional.empty();
        }
        String operator = test.group("operator") == null ? "" : test.group("operator");
        Optional<Object> value = operator.isEmpty() ? Optional.of("") : literal(test.group("value"));
        return value.map(wanted -> new Filter(test.group("path"), operator, wanted));
    }

    private static boolean isQuoted(String text) {
        return text.startsWith("\"") && text.endsWith("\"");
    }

    private static Optional<Object> literal(String text) {
        boolean isText = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        String json = isText ? "\"" + text.substring(1, text.length() - 1).replace("\"", "\\\"") + "\"" : text;
        return JsonReader.read(json).map(tree -> tree instanceof JsonScalar scalar ? scalar.value() : "");
    }
}
