package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.builtin.Builtin;
import dev.rubicon.al.runtime.builtin.Call;
import dev.rubicon.al.runtime.builtin.Parameter;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Code;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of what the language has. */
final class BuiltinCalls {
    private final Scope scope;
    private final ExpressionBinder expressions;

    BuiltinCalls(Scope scope, ExpressionBinder expressions) {
        this.scope = scope;
        this.expressions = expressions;
    }

    /** @param overloads all of that name, at least one */
    Bound bind(Position position, Bound receiver, List<Builtin> overloads, List<Expression> arguments, boolean isUsed) {
        List<Builtin> fitting = overloads.stream()
                .filter(builtin -> builtin.takes(arguments.size()))
                .toList();
        if (fitting.isEmpty()) {
            throw new Unbound(
                    position,
                    "'" + overloads.getFirst().name() + "' is not supported with " + arguments.size() + " arguments");
        }
        List<Optional<Bound>> given = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            boolean isField = isField(fitting.getFirst().parameter(i));
            given.add(isField ? Optional.empty() : Optional.of(expressions.bind(arguments.get(i))));
        }
        Builtin builtin = choose(fitting, given);
        List<Code> codes = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            codes.add(argument(arguments.get(i), builtin, i, receiver, given.get(i)));
            types.add(given.get(i).map(Bound::type).orElse(Simple.NOTHING));
        }
        if (isUsed && builtin.result() == Simple.NOTHING) {
            throw new Unbound(position, "'" + builtin.name() + "' gives no value");
        }
        new WriteCalls(scope).note(position, receiver, builtin, arguments);
        if (builtin.isRefused()) {
            scope.calls(new Callee.Refused(builtin.name(), position));
        }
        if (builtin.constant().isPresent()) {
            return Bound.constant(builtin.result(), builtin.constant().get());
        }
        Type result =
                builtin.isOfField() ? field(arguments.getFirst(), receiver).type() : builtin.result();
        return Bound.of(result, code(builtin, receiver, codes, types, isUsed));
    }

    private static boolean isField(Parameter parameter) {
        return parameter.kind() == Parameter.Kind.FIELD || parameter.kind() == Parameter.Kind.FIELDS;
    }

    private static Code code(Builtin builtin, Bound receiver, List<Code> codes, List<Type> types, boolean isUsed) {
        Code[] arguments = codes.toArray(Code[]::new);
        List<Type> known = List.copyOf(types);
        Code object = receiver.code();
        boolean isReference = receiver.type() instanceof Simple simple && simple.compareTo(Simple.VARIANT) > 0;
        Optional<Bound.PlaceCode> variable = isReference ? receiver.place() : Optional.empty();
        return frame -> {
            Optional<Place> place = variable.map(code -> code.at(frame));
            Object self = place.isPresent() ? place.get().get() : object.run(frame);
            Object[] values = new Object[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i].run(frame);
            }
            return builtin.body().call(new Call(frame, self, receiver.type(), place, values, known, isUsed));
        };
    }

    private static Builtin choose(List<Builtin> fitting, List<Optional<Bound>> given) {
        Builtin best = fitting.getFirst();
        int least = Integer.MAX_VALUE;
        for (Builtin builtin : fitting) {
            int distance = distance(builtin, given);
            if (distance < least) {
                best = builtin;
                least = distance;
            }
        }
        return best;
    }

    private static int distance(Builtin builtin, List<Optional<Bound>> given) {
        int distance = 0;
        for (int i = 0; i < given.size(); i++) {
            Parameter parameter = builtin.parameter(i);
            boolean isTyped = parameter.kind() == Parameter.Kind.VALUE
                    || parameter.kind() == Parameter.Kind.VALUES
                    || parameter.kind() == Parameter.Kind.PLACE;
            if (given.get(i).isPresent() && isTyped) {
                int one = Fit.distance(given.get(i).get().type(), parameter.type());
                if (one < 0) {
                    return Integer.MAX_VALUE;
                }
                distance += one;
            }
        }
        return distance;
    }

    private Code argument(Expression argument, Builtin builtin, int index, Bound receiver, Optional<Bound> given) {
        Parameter parameter = builtin.parameter(index);
        return switch (parameter.kind()) {
            case VALUE, VALUES -> expressions.converted(argument.position(), given.orElseThrow(), parameter.type());
            case ANY, REST -> given.orElseThrow().code();
            case PLACE -> place(argument.position(), parameter, given.orElseThrow());
            case FIELD, FIELDS -> {
                FieldDefinition field = field(argument, receiver);
                new FlowFormulas(scope.program(), scope.app()).check(argument.position(), builtin, field);
                yield frame -> field;
            }
        };
    }

    private static Code place(Position position, Parameter parameter, Bound given) {
        Bound.PlaceCode place =
                given.place().orElseThrow(() -> new Unbound(position, "a variable must be given for this argument"));
        if (parameter.type() == Simple.VARIANT || parameter.type().equals(given.type())) {
            return place::at;
        }
        if (Fit.distance(given.type(), parameter.type()) < 0) {
            throw new Unbound(position, "a " + given.type() + " cannot be given for a " + parameter.type());
        }
        return frame -> new ConvertedPlace(parameter.type(), place.at(frame));
    }

    // The name alone, or with the record before it.
    private FieldDefinition field(Expression argument, Bound receiver) {
        String name = switch (argument) {
            case Expression.Name given -> given.name();
            case Expression.Member given -> given.name();
            default -> throw new Unbound(argument.position(), "the name of a field is expected");
        };
        if (receiver.type() instanceof Type.RecordOf record) {
            return record.table()
                    .field(name)
                    .orElseThrow(() -> new Unbound(
                            argument.position(), "the table " + record.table() + " has no field '" + name + "'"));
        }
        throw new Unbound(argument.position(), "only records have fields");
    }
}
