package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.format.Decimals;
import dev.rubicon.al.runtime.format.Evaluation;
import dev.rubicon.al.runtime.format.Today;
import dev.rubicon.al.runtime.json.JsonElements;
import dev.rubicon.al.runtime.json.JsonMembers;
import dev.rubicon.al.runtime.json.JsonScalar;
import dev.rubicon.al.runtime.json.JsonTree;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.run.Formats;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Variant;
import dev.rubicon.model.Quoted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** AL's values as JSON, and back. */
final class JsonValues {
    private static final int XML = 9;

    /** The types that have methods of their own, such as GetInteger and AsInteger, by the end of their names. */
    static final Map<String, Type> TYPES = types();

    private JsonValues() {}

    private static Map<String, Type> types() {
        Map<String, Type> types = new LinkedHashMap<>();
        types.put("Text", Type.TEXT);
        types.put("Code", Type.CODE);
        types.put("Boolean", Simple.BOOLEAN);
        types.put("Integer", Simple.INTEGER);
        types.put("BigInteger", Simple.BIG_INTEGER);
        types.put("Decimal", Simple.DECIMAL);
        types.put("Byte", Simple.BYTE);
        types.put("Char", Simple.CHAR);
        types.put("Date", Simple.DATE);
        types.put("DateTime", Simple.DATE_TIME);
        types.put("Time", Simple.TIME);
        types.put("Duration", Simple.DURATION);
        types.put("Option", Simple.INTEGER);
        return types;
    }

    static JsonTree of(Type type, Object value) {
        return switch (value) {
            case JsonTree tree -> tree;
            case Variant variant -> of(variant.type(), variant.value());
            case Boolean flag -> JsonScalar.of(flag);
            case BigDecimal number -> JsonScalar.of(new BigDecimal(Decimals.plain(number)));
            case Long number when type != Simple.CHAR -> JsonScalar.of(BigDecimal.valueOf(number));
            default -> JsonScalar.of(Formats.of(type, value, XML));
        };
    }

    /** The value as one of that type. */
    static Object as(JsonTree tree, Type type) {
        if (!(tree instanceof JsonScalar scalar)) {
            throw cannot(tree, type);
        }
        Optional<Object> value = switch (scalar.value()) {
            case String text -> Evaluation.parse(type, text, true, new Today(LocalDate.EPOCH, LocalDate.EPOCH));
            case BigDecimal number -> number(number, type);
            case Boolean flag -> flag(flag, type);
            default -> Optional.empty();
        };
        return value.orElseThrow(() -> cannot(tree, type));
    }

    private static Optional<Object> number(BigDecimal number, Type type) {
        if (type.isText()) {
            return Optional.of(Conversions.find(Type.TEXT, type).orElseThrow().apply(number.toString()));
        }
        if (type == Simple.DECIMAL) {
            return Optional.of(Decimals.fit(number));
        }
        boolean isWhole =
                type.isWhole() && Decimals.fit(number).stripTrailingZeros().scale() <= 0;
        return isWhole
                ? Optional.of(
                        Conversions.find(Simple.DECIMAL, type).orElseThrow().apply(number))
                : Optional.empty();
    }

    private static Optional<Object> flag(boolean flag, Type type) {
        if (type == Simple.BOOLEAN) {
            return Optional.of(flag);
        }
        return type.isText() ? Optional.of(Boolean.toString(flag)) : Optional.empty();
    }

    static AlError cannot(JsonTree tree, Type type) {
        String kind = switch (tree) {
            case JsonMembers object -> "a JSON object";
            case JsonElements array -> "a JSON array";
            case JsonScalar scalar -> "the JSON value " + Quoted.shortened(scalar.toString());
        };
        String place = tree.parent().isPresent() ? " at " + tree.path() : "";
        return AlError.of("Unable to convert " + kind + place + " to " + type + ".");
    }
}
