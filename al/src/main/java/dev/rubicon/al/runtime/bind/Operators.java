package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.format.Decimals;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.rows.RowOrder;
import dev.rubicon.al.runtime.run.Code;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.run.Formats;
import dev.rubicon.al.runtime.run.Frame;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.AlTime;
import dev.rubicon.al.runtime.value.Variant;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.Expression.BinaryOperator;
import dev.rubicon.al.tree.Expression.UnaryOperator;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/** What operators do. Both operands are always evaluated, the left one first: {@code and} does not stop early. */
final class Operators {
    // Shorter ones count when a collection keeps them.
    private static final int SHORT_TEXT = 256;

    private Operators() {}

    static Bound unary(Position position, UnaryOperator operator, Bound operand) {
        Code code = operand.code();
        if (operator == UnaryOperator.NOT && operand.type() == Simple.BOOLEAN) {
            Bound negated = Bound.of(Simple.BOOLEAN, frame -> !(Boolean) code.run(frame));
            return operand.constant()
                    .map(value -> Bound.constant(Simple.BOOLEAN, !(Boolean) value))
                    .orElse(negated);
        }
        if (operator == UnaryOperator.PLUS && operand.type().isNumber()) {
            return operand;
        }
        if (operator == UnaryOperator.NEGATE && operand.type().isWhole()) {
            Type type = operand.type() == Simple.BIG_INTEGER || operand.type() == Simple.DURATION
                    ? operand.type()
                    : Simple.INTEGER;
            return Bound.of(
                    type,
                    frame -> Conversions.inRange(whole(BinaryOperator.SUBTRACT, 0, (Long) code.run(frame)), type));
        }
        if (operator == UnaryOperator.NEGATE && operand.type() == Simple.DECIMAL) {
            return Bound.of(Simple.DECIMAL, frame -> ((BigDecimal) code.run(frame)).negate());
        }
        throw new Unbound(
                position, "'" + operator.name().toLowerCase(Locale.ROOT) + "' cannot be applied to " + operand.type());
    }

    static Bound binary(Position position, BinaryOperator operator, Bound left, Bound right) {
        return switch (operator) {
            case EQUAL -> comparison(position, left, right, order -> order == 0);
            case NOT_EQUAL -> comparison(position, left, right, order -> order != 0);
            case LESS -> comparison(position, left, right, order -> order < 0);
            case LESS_OR_EQUAL -> comparison(position, left, right, order -> order <= 0);
            case GREATER -> comparison(position, left, right, order -> order > 0);
            case GREATER_OR_EQUAL -> comparison(position, left, right, order -> order >= 0);
            case AND -> logic(position, operator, left, right);
            case OR -> logic(position, operator, left, right);
            case XOR -> logic(position, operator, left, right);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, DIV, MOD -> arithmetic(position, operator, left, right);
        };
    }

    private static Bound logic(Position position, BinaryOperator operator, Bound left, Bound right) {
        if (left.type() != Simple.BOOLEAN || right.type() != Simple.BOOLEAN) {
            throw mismatch(position, operator, left, right);
        }
        Code one = left.code();
        Code other = right.code();
        Code code = switch (operator) {
            case AND -> frame -> (Boolean) one.run(frame) & (Boolean) other.run(frame);
            case OR -> frame -> (Boolean) one.run(frame) | (Boolean) other.run(frame);
            default -> frame -> (Boolean) one.run(frame) ^ (Boolean) other.run(frame);
        };
        return new Bound(Simple.BOOLEAN, code, Optional.empty(), known(operator, left, right));
    }

    // Both sides still run; but what it comes to may be known before.
    private static Optional<Object> known(BinaryOperator operator, Bound left, Bound right) {
        return switch (operator) {
            case AND -> known(false, left, right);
            case OR -> known(true, left, right);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> known(boolean decisive, Bound left, Bound right) {
        Optional<Object> one = Optional.of(decisive);
        if (left.constant().equals(one) || right.constant().equals(one)) {
            return one;
        }
        boolean isOther = left.constant().isPresent() && right.constant().isPresent();
        return isOther ? Optional.of(!decisive) : Optional.empty();
    }

    private static Bound comparison(Position position, Bound left, Bound right, IntPredicate wanted) {
        Type common = common(left.type(), right.type())
                .orElseThrow(() -> new Unbound(position, left.type() + " and " + right.type() + " cannot be compared"));
        if (left.constant().isPresent() && right.constant().isPresent() && common.isWhole()) {
            int order = Long.compare(
                    (Long) left.constant().get(), (Long) right.constant().get());
            return Bound.constant(Simple.BOOLEAN, wanted.test(order));
        }
        Code one = converted(left, common);
        Code other = converted(right, common);
        return Bound.of(
                Simple.BOOLEAN,
                frame -> wanted.test(RowOrder.compare(unwrapped(one.run(frame)), unwrapped(other.run(frame)))));
    }

    private static Object unwrapped(Object value) {
        return value instanceof Variant variant ? variant.value() : value;
    }

    /** The type as which two values are compared. */
    static Optional<Type> common(Type left, Type right) {
        if (left == Simple.VARIANT || right == Simple.VARIANT) {
            return Optional.of(left == Simple.VARIANT ? right : left);
        }
        if (left instanceof Type.Code && right.isText() || right instanceof Type.Code && left.isText()) {
            return Optional.of(Type.CODE);
        }
        if (left.isText() && right.isText()) {
            return Optional.of(Type.TEXT);
        }
        if (left == Simple.CHAR && right.isText() || right == Simple.CHAR && left.isText()) {
            return Optional.of(Type.TEXT);
        }
        if (left.isWhole() && right.isWhole()) {
            return Optional.of(Simple.BIG_INTEGER);
        }
        if (left.isNumber() && right.isNumber()) {
            return Optional.of(Simple.DECIMAL);
        }
        if (left.equals(right)) {
            return Optional.of(left);
        }
        if (left.isText() && Conversions.find(right, Type.TEXT).isPresent()) {
            return Conversions.find(left, right).isPresent() ? Optional.of(right) : Optional.of(Type.TEXT);
        }
        return right.isText() && !left.isText() ? common(right, left) : Optional.empty();
    }

    private static Code converted(Bound bound, Type to) {
        Code code = bound.code();
        if (bound.type().equals(to) || bound.type().isWhole() && to.isWhole()) {
            return code;
        }
        java.util.function.UnaryOperator<Object> step =
                Conversions.find(bound.type(), to).orElseThrow();
        return frame -> step.apply(code.run(frame));
    }

    private static Bound arithmetic(Position position, BinaryOperator operator, Bound left, Bound right) {
        Type one = left.type();
        Type other = right.type();
        if (operator == BinaryOperator.ADD && isTextual(one) && isTextual(other) && (one.isText() || other.isText())) {
            Code first = left.code();
            Code second = right.code();
            return Bound.of(
                    Type.TEXT,
                    frame -> concatenated(
                            frame,
                            Formats.standard(one, first.run(frame)),
                            Formats.standard(other, second.run(frame))));
        }
        if (one.isWhole() && other.isWhole() && operator != BinaryOperator.DIVIDE) {
            return whole(operator, left, right);
        }
        if (one.isNumber() && other.isNumber()) {
            Code first = converted(left, Simple.DECIMAL);
            Code second = converted(right, Simple.DECIMAL);
            return Bound.of(
                    Simple.DECIMAL,
                    frame -> decimal(operator, (BigDecimal) first.run(frame), (BigDecimal) second.run(frame)));
        }
        return moments(position, operator, left, right);
    }

    private static boolean isTextual(Type type) {
        return type.isText() || type == Simple.CHAR;
    }

    private static String concatenated(Frame frame, String first, String second) {
        if (first.length() + (long) second.length() > frame.session().limits().textLength()) {
            throw new AlError(
                    "RB766", "a text is longer than " + frame.session().limits().textLength() + " characters");
        }
        if (first.length() + second.length() > SHORT_TEXT) {
            frame.session().memory().add(2L * (first.length() + second.length()));
        }
        return first + second;
    }

    private static Bound whole(BinaryOperator operator, Bound left, Bound right) {
        boolean isBig = isBig(left.type()) || isBig(right.type());
        Type type = left.type() == Simple.DURATION || right.type() == Simple.DURATION
                ? Simple.DURATION
                : isBig ? Simple.BIG_INTEGER : Simple.INTEGER;
        Code one = left.code();
        Code other = right.code();
        return Bound.of(type, frame -> {
            long a = (Long) one.run(frame);
            long b = (Long) other.run(frame);
            return Conversions.inRange(whole(operator, a, b), type);
        });
    }

    private static boolean isBig(Type type) {
        return type == Simple.BIG_INTEGER || type == Simple.DURATION;
    }

    private static long whole(BinaryOperator operator, long a, long b) {
        try {
            return switch (operator) {
                case ADD -> Math.addExact(a, b);
                case SUBTRACT -> Math.subtractExact(a, b);
                case MULTIPLY -> Math.multiplyExact(a, b);
                case DIV -> a / divisor(b);
                default -> a % divisor(b);
            };
        } catch (ArithmeticException overflow) {
            throw AlError.of("The result of the operation is too large.");
        }
    }

    private static long divisor(long value) {
        if (value == 0) {
            throw AlError.of("Attempted to divide by zero.");
        }
        return value;
    }

    static BigDecimal decimal(BinaryOperator operator, BigDecimal a, BigDecimal b) {
        boolean divides =
                operator == BinaryOperator.DIVIDE || operator == BinaryOperator.DIV || operator == BinaryOperator.MOD;
        if (divides && b.signum() == 0) {
            throw AlError.of("Attempted to divide by zero.");
        }
        BigDecimal result = switch (operator) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
            case DIVIDE -> a.divide(b, Decimals.DIGITS);
            case DIV -> a.divideToIntegralValue(b);
            default -> a.remainder(b);
        };
        return Decimals.fit(result);
    }

    private static Bound moments(Position position, BinaryOperator operator, Bound left, Bound right) {
        Type one = left.type();
        Type other = right.type();
        boolean isAdd = operator == BinaryOperator.ADD;
        boolean isSubtract = operator == BinaryOperator.SUBTRACT;
        Code first = left.code();
        Code second = right.code();
        if (one == Simple.DATE && other.isWhole() && (isAdd || isSubtract)) {
            return Bound.of(Simple.DATE, frame -> {
                AlDate date = known((AlDate) first.run(frame));
                long days = (Long) second.run(frame);
                return date.plusDays(isAdd ? days : -days);
            });
        }
        if (one == Simple.DATE && other == Simple.DATE && isSubtract) {
            return Bound.of(
                    Simple.INTEGER,
                    frame -> known((AlDate) first.run(frame)).day().toEpochDay()
                            - known((AlDate) second.run(frame)).day().toEpochDay());
        }
        if (one == Simple.TIME && other.isWhole() && (isAdd || isSubtract)) {
            return Bound.of(Simple.TIME, frame -> {
                long millis = ((AlTime) first.run(frame)).millis() + (isAdd ? 1 : -1) * (Long) second.run(frame);
                return new AlTime((int) Math.floorMod(millis, 86_400_000L));
            });
        }
        if (one == Simple.TIME && other == Simple.TIME && isSubtract) {
            return Bound.of(
                    Simple.DURATION,
                    frame -> (long) ((AlTime) first.run(frame)).millis() - ((AlTime) second.run(frame)).millis());
        }
        if (one == Simple.DATE_TIME && other.isWhole() && (isAdd || isSubtract)) {
            return Bound.of(
                    Simple.DATE_TIME,
                    frame -> known((AlDateTime) first.run(frame)).plus((isAdd ? 1 : -1) * (Long) second.run(frame)));
        }
        if (one == Simple.DATE_TIME && other == Simple.DATE_TIME && isSubtract) {
            return Bound.of(
                    Simple.DURATION,
                    frame -> known((AlDateTime) first.run(frame)).millis()
                            - known((AlDateTime) second.run(frame)).millis());
        }
        throw mismatch(position, operator, left, right);
    }

    private static AlDate known(AlDate date) {
        if (date.isBlank()) {
            throw AlError.of("You cannot base a date calculation on an undefined date.");
        }
        return date;
    }

    private static AlDateTime known(AlDateTime moment) {
        if (moment.isBlank()) {
            throw AlError.of("You cannot base a date calculation on an undefined date.");
        }
        return moment;
    }

    private static Unbound mismatch(Position position, BinaryOperator operator, Bound left, Bound right) {
        return new Unbound(
                position,
                "'" + operator.name().toLowerCase(Locale.ROOT) + "' cannot be applied to " + left.type() + " and "
                        + right.type());
    }
}
