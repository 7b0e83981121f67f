package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.format.Decimals;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.value.AlError;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Functions over numbers. */
final class NumberFunctions {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private NumberFunctions() {}

    static void define(Builtins functions) {
        Parameter decimal = Parameter.of(Simple.DECIMAL);
        Parameter whole = Parameter.of(Simple.INTEGER);
        functions.add("Abs", Simple.INTEGER, call -> abs(call, Simple.INTEGER), whole);
        functions.add(
                "Abs", Simple.BIG_INTEGER, call -> abs(call, Simple.BIG_INTEGER), Parameter.of(Simple.BIG_INTEGER));
        functions.add("Abs", Simple.DURATION, call -> abs(call, Simple.DURATION), Parameter.of(Simple.DURATION));
        functions.add("Abs", Simple.DECIMAL, call -> number(call, 0).abs(), decimal);
        functions.add(
                "Round",
                Simple.DECIMAL,
                NumberFunctions::rounded,
                decimal,
                decimal.optional(),
                Parameter.of(Type.TEXT).optional());
        functions.add("Power", Simple.DECIMAL, NumberFunctions::power, decimal, decimal);
        functions.add("Random", Simple.INTEGER, NumberFunctions::random, whole);
        functions.add(
                "Randomize",
                call -> call.session()
                        .world()
                        .seed(
                                call.has(0)
                                        ? call.whole(0)
                                        : call.session().world().now().millis()),
                whole.optional());
    }

    private static BigDecimal number(Call call, int index) {
        return (BigDecimal) call.argument(index);
    }

    private static Object abs(Call call, Type type) {
        if (call.whole(0) == Long.MIN_VALUE) {
            throw AlError.of("The result of the operation is too large.");
        }
        return Conversions.inRange(Math.abs(call.whole(0)), type);
    }

    // Up is away from zero, down is towards it.
    private static Object rounded(Call call) {
        BigDecimal precision = call.has(1) ? number(call, 1) : CENT;
        String direction = call.has(2) ? call.text(2) : "=";
        if (precision.signum() <= 0) {
            throw AlError.of("Round takes a precision that is greater than zero.");
        }
        RoundingMode mode = switch (direction) {
            case "=" -> RoundingMode.HALF_UP;
            case ">" -> RoundingMode.UP;
            case "<" -> RoundingMode.DOWN;
            default -> throw AlError.of("Round takes '=', '>' or '<' to say how, and not '" + direction + "'.");
        };
        BigDecimal steps = number(call, 0).divide(precision, 0, mode);
        return Decimals.fit(steps.multiply(precision));
    }

    private static Object power(Call call) {
        BigDecimal base = number(call, 0);
        BigDecimal exponent = number(call, 1);
        boolean isWhole =
                exponent.stripTrailingZeros().scale() <= 0 && exponent.abs().compareTo(BigDecimal.valueOf(1000)) <= 0;
        if (isWhole && (base.signum() != 0 || exponent.signum() >= 0)) {
            return Decimals.fit(base.pow(exponent.intValue(), Decimals.DIGITS));
        }
        double result = Math.pow(base.doubleValue(), exponent.doubleValue());
        if (Double.isNaN(result) || Double.isInfinite(result)) {
            throw AlError.of("The result of Power is not a number, or is too large.");
        }
        // Like a Decimal made of a floating-point number, it has 15 digits.
        return Decimals.fit(new BigDecimal(result).round(new java.math.MathContext(15)));
    }

    private static Object random(Call call) {
        long most = Math.min(Math.abs(call.whole(0)), Integer.MAX_VALUE);
        return most <= 1 ? 1L : call.session().world().random((int) most) + 1L;
    }
}
