package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.ArrayValue;
import dev.rubicon.al.runtime.run.Code;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.AlTime;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes expressions into code. */
final class ExpressionBinder {
    private final Scope scope;
    private final CallBinder calls;
    private final ScopeNames names;

    ExpressionBinder(Scope scope) {
        this.scope = scope;
        this.calls = new CallBinder(scope, this);
        this.names = new ScopeNames(scope, this);
    }

    /** An expression whose value is taken. */
    Bound bind(Expression expression) {
        return bind(expression, true);
    }

    /** A call that is a statement: nobody takes what it gives. */
    Bound statement(Expression expression) {
        return bind(expression, false);
    }

    /** An expression as a value of that type. */
    Code bind(Expression expression, Type to) {
        return converted(expression.position(), bind(expression), to);
    }

    Code condition(Expression expression) {
        return bind(expression, Simple.BOOLEAN);
    }

    /** @throws Unbound if a value of that type cannot be given where the other is wanted */
    Code converted(Position position, Bound bound, Type to) {
        Code code = bound.code();
        if (bound.type().equals(to) && !(to instanceof Type.Code)) {
            return code;
        }
        if (to instanceof Type.InterfaceOf declared) {
            return new Implementations(scope, declared.declared()).converted(position, bound);
        }
        UnaryOperator<Object> step = Conversions.find(bound.type(), to)
                .orElseThrow(() -> new Unbound(position, "a " + bound.type() + " cannot be given for a " + to));
        if (bound.constant().isPresent()) {
            return constant(step, bound.constant().get());
        }
        return frame -> step.apply(code.run(frame));
    }

    // What does not fit is an error where it runs, not where it is bound.
    private static Code constant(UnaryOperator<Object> step, Object value) {
        try {
            Object result = step.apply(value);
            return frame -> result;
        } catch (AlError doesNotFit) {
            return frame -> step.apply(value);
        }
    }

    private Bound bind(Expression expression, boolean isUsed) {
        return switch (expression) {
            case Expression.TextLiteral text -> Bound.constant(Type.TEXT, text.value());
            case Expression.IntegerLiteral number ->
                Bound.constant(
                        number.value() == (int) number.value() ? Simple.INTEGER : Simple.BIG_INTEGER, number.value());
            case Expression.DecimalLiteral number -> Bound.constant(Simple.DECIMAL, number.value());
            case Expression.BooleanLiteral flag -> Bound.constant(Simple.BOOLEAN, flag.value());
            case Expression.DateLiteral date ->
                Bound.constant(Simple.DATE, date.value().map(AlDate::of).orElse(AlDate.BLANK));
            case Expression.TimeLiteral time ->
                Bound.constant(
                        Simple.TIME,
                        time.value()
                                .map(given -> new AlTime((int) (given.toNanoOfDay() / 1_000_000)))
                                .orElse(AlTime.BLANK));
            case Expression.BlankDateTime blank -> Bound.constant(Simple.DATE_TIME, AlDateTime.BLANK);
            case Expression.Name name -> name(name, isUsed);
            case Expression.This self -> self(self);
            case Expression.Member member -> member(member, isUsed);
            case Expression.Scope named -> names.bind(named);
            case Expression.Call call -> calls.bind(call.position(), call.procedure(), call.arguments(), isUsed);
            case Expression.Index index -> index(index);
            case Expression.Unary unary -> Operators.unary(unary.position(), unary.operator(), bind(unary.operand()));
            case Expression.Binary binary -> binary(binary);
            case Expression.In in -> in(in);
            case Expression.Range range -> throw new Unbound(range.position(), "a range can only stand in a list");
            case Expression.TypeTest test -> new Implementations(scope, scope.program(), test.type()).test(test, this);
            case Expression.TypeCast cast -> new Implementations(scope, scope.program(), cast.type()).cast(cast, this);
            case Expression.Conditional choice -> conditional(choice);
        };
    }

    private Bound self(Expression.This self) {
        Type type = scope.program()
                .tableOf(scope.routine().owner())
                .<Type>map(table -> new Type.RecordOf(table, false))
                .orElseGet(() -> new Type.CodeunitOf(scope.routine().owner()));
        return Bound.of(type, frame -> frame.self());
    }

    // A variable, a field of a record around, a routine or function without parentheses, or a word before a dot.
    private Bound name(Expression.Name name, boolean isUsed) {
        Optional<Bound> variable = scope.variable(name.position(), name.name());
        if (variable.isPresent()) {
            return variable.get();
        }
        for (Bound subject : scope.subjects()) {
            Optional<Bound> field = field(subject, name.name());
            if (field.isPresent()) {
                return field.get();
            }
        }
        return calls.find(name.position(), name, List.of(), isUsed)
                .or(() -> names.word(name.name()))
                .or(() -> names.enumObject(name.position(), name.name()))
                .orElseThrow(() -> new Unbound(name.position(), "'" + name.name() + "' is not known"));
    }

    /** A field of a record, as a place. */
    Optional<Bound> field(Bound record, String name) {
        if (!(record.type() instanceof Type.RecordOf type)) {
            return Optional.empty();
        }
        return type.table().field(name).map(field -> field(record, field));
    }

    private static Bound field(Bound record, FieldDefinition field) {
        Code code = record.code();
        Bound.PlaceCode place = frame -> ((RecordValue) code.run(frame)).place(field);
        return new Bound(
                field.type(),
                frame -> ((RecordValue) code.run(frame)).get(field),
                Optional.of(place),
                Optional.empty());
    }

    /** Whether it is the field of a record, or a variable of its own. */
    boolean isPlace(Expression.Member member) {
        return member.object() instanceof Expression.This
                        && scope.ownVariable(member.position(), member.name()).isPresent()
                || field(bind(member.object()), member.name()).isPresent();
    }

    private Bound member(Expression.Member member, boolean isUsed) {
        Optional<Bound> own = member.object() instanceof Expression.This
                ? scope.ownVariable(member.position(), member.name())
                : Optional.empty();
        if (own.isPresent()) {
            return own.get();
        }
        Bound object = bind(member.object());
        return field(object, member.name()).orElseGet(() -> calls.bind(member.position(), member, List.of(), isUsed));
    }

    private Bound index(Expression.Index index) {
        Bound array = bind(index.array());
        List<Code> indices = new ArrayList<>();
        index.indices().forEach(one -> indices.add(bind(one, Simple.INTEGER)));
        if (array.type() instanceof Type.ArrayOf type
                && indices.size() <= type.dimensions().size()) {
            Code code = array.code();
            Type element = indices.size() == type.dimensions().size()
                    ? type.element()
                    : new Type.ArrayOf(
                            type.dimensions()
                                    .subList(indices.size(), type.dimensions().size()),
                            type.element());
            return Bound.place(element, frame -> {
                List<Long> at = new ArrayList<>();
                indices.forEach(one -> at.add((Long) one.run(frame)));
                return ((ArrayValue) code.run(frame)).element(at);
            });
        }
        if (array.type().isText() && indices.size() == 1) {
            return new TextIndex(array, indices.getFirst()).bound();
        }
        if (array.type() instanceof Type.ListOf) {
            return calls.bind(
                    index.position(),
                    new Expression.Member(index.position(), index.array(), "Get"),
                    index.indices(),
                    true);
        }
        throw new Unbound(index.position(), "a " + array.type() + " has no elements");
    }

    // Wide and not deep: A + B + C is one node.
    private Bound binary(Expression.Binary binary) {
        Bound left = bind(binary.first());
        for (Expression.Operation operation : binary.operations()) {
            left = Operators.binary(operation.position(), operation.operator(), left, bind(operation.operand()));
        }
        return left;
    }

    private Bound in(Expression.In in) {
        Bound value = bind(in.value());
        List<Code> tests = new ArrayList<>();
        Held held = new Held(scope, value.type());
        in.values().forEach(one -> tests.add(matches(held.bound(), one)));
        Code code = value.code();
        return Bound.of(Simple.BOOLEAN, frame -> {
            held.keep(frame, code.run(frame));
            boolean isIn = false;
            for (Code test : tests) {
                isIn |= (Boolean) test.run(frame);
            }
            return isIn;
        });
    }

    /** Whether a value is a value or in a range. */
    Code matches(Bound value, Expression wanted) {
        if (wanted instanceof Expression.Range range) {
            Bound from = bind(range.from());
            Bound to = bind(range.to());
            Bound low = Operators.binary(range.position(), Expression.BinaryOperator.GREATER_OR_EQUAL, value, from);
            Bound high = Operators.binary(range.position(), Expression.BinaryOperator.LESS_OR_EQUAL, value, to);
            return frame ->
                    (Boolean) low.code().run(frame) & (Boolean) high.code().run(frame);
        }
        return Operators.binary(wanted.position(), Expression.BinaryOperator.EQUAL, value, bind(wanted))
                .code();
    }

    private Bound conditional(Expression.Conditional choice) {
        Code condition = condition(choice.condition());
        Bound then = bind(choice.then());
        Bound otherwise = bind(choice.otherwise());
        Type type = then.type().equals(otherwise.type())
                ? then.type()
                : Operators.common(then.type(), otherwise.type())
                        .orElseThrow(() -> new Unbound(choice.position(), "both sides must be of one type"));
        Code yes = converted(choice.position(), then, type);
        Code no = converted(choice.position(), otherwise, type);
        return Bound.of(type, frame -> (Boolean) condition.run(frame) ? yes.run(frame) : no.run(frame));
    }
}
