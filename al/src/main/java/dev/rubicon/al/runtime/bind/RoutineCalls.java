package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.Code;
import dev.rubicon.al.runtime.run.Frame;
import dev.rubicon.al.runtime.run.Instance;
import dev.rubicon.al.runtime.run.Self;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.runtime.value.Variable;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of procedures that objects declare. */
final class RoutineCalls {
    private final Scope scope;
    private final ExpressionBinder expressions;

    RoutineCalls(Scope scope, ExpressionBinder expressions) {
        this.scope = scope;
        this.expressions = expressions;
    }

    /** @param overloads all of that name, at least one */
    Bound bind(Position position, List<Routine> overloads, Code self, List<Expression> arguments, boolean isUsed) {
        List<Bound> given = arguments.stream().map(expressions::bind).toList();
        Routine routine = choose(position, overloads, given);
        Optional<Boolean> always = arguments.isEmpty() ? Constants.answer(routine) : Optional.empty();
        if (always.isPresent()) {
            return new Bound(Type.Simple.BOOLEAN, answer(self, always.get()), Optional.empty(), always.map(a -> a));
        }
        Signature signature = Signature.of(scope.program(), routine);
        scope.calls(new Callee.Direct(routine));
        List<Bound.PlaceCode> places = places(position, signature, given);
        Code call = frame -> frame.session()
                .invoker()
                .invoke(frame.session(), routine, (Self) self.run(frame), evaluated(frame, places));
        return Bound.of(signature.result(), routine.isTry() ? tried(call, isUsed) : call);
    }

    // What stands before the dot still runs.
    private static Code answer(Code self, boolean always) {
        return frame -> {
            self.run(frame);
            return always;
        };
    }

    private static List<Place> evaluated(Frame frame, List<Bound.PlaceCode> places) {
        List<Place> arguments = new ArrayList<>(places.size());
        for (Bound.PlaceCode place : places) {
            arguments.add(place.at(frame));
        }
        return arguments;
    }

    // A try function whose result nobody takes is like any other.
    private static Code tried(Code call, boolean isUsed) {
        if (!isUsed) {
            return call;
        }
        return frame -> {
            try {
                call.run(frame);
                return true;
            } catch (AlError error) {
                if (error.code().startsWith("RB")) {
                    throw error;
                }
                frame.session().lastError(Optional.of(error));
                return false;
            }
        };
    }

    /** A procedure of whatever codeunit is behind an interface. */
    Bound ofInterface(
            Position position,
            CodeObject declared,
            String name,
            Code object,
            List<Expression> arguments,
            boolean isUsed) {
        List<Routine> found = withParents(declared, name);
        if (found.isEmpty()) {
            throw new Unbound(position, "the interface " + declared.name() + " has no procedure '" + name + "'");
        }
        List<Bound> given = arguments.stream().map(expressions::bind).toList();
        Signature signature = Signature.of(scope.program(), choose(position, found, given));
        scope.calls(new Callee.OfInterface(declared, name, arguments.size()));
        List<Bound.PlaceCode> places = places(position, signature, given);
        return Bound.of(signature.result(), frame -> {
            if (!(object.run(frame) instanceof Instance instance)) {
                throw AlError.of("The interface " + declared.name() + " has not been assigned to.");
            }
            Routine routine = implementation(frame.session(), instance.codeunit(), name, signature);
            return frame.session().invoker().invoke(frame.session(), routine, instance, evaluated(frame, places));
        });
    }

    private List<Routine> withParents(CodeObject declared, String name) {
        List<Routine> found = new ArrayList<>(declared.routines(name));
        declared.interfaces()
                .forEach(parent -> scope.program()
                        .interfaceType(parent, declared.app())
                        .filter(one -> one != declared)
                        .ifPresent(one -> found.addAll(withParents(one, name))));
        return found;
    }

    private static Routine implementation(Session session, CodeObject codeunit, String name, Signature signature) {
        List<Routine> overloads = codeunit.routines(name).stream()
                .filter(routine -> routine.tree().parameters().size()
                        == signature.parameters().size())
                .toList();
        return overloads.stream()
                .filter(routine -> overloads.size() == 1
                        || Signature.of(session.program(), routine).parameters().equals(signature.parameters()))
                .findFirst()
                .orElseThrow(() -> AlError.of("The codeunit " + codeunit.name() + " has no procedure " + name + "."));
    }

    private Routine choose(Position position, List<Routine> overloads, List<Bound> given) {
        List<Routine> fitting = overloads.stream()
                .filter(routine -> routine.tree().parameters().size() == given.size())
                .toList();
        if (fitting.isEmpty()) {
            Routine routine = overloads.getFirst();
            throw new Unbound(
                    position,
                    "'" + routine.name() + "' takes "
                            + routine.tree().parameters().size() + " arguments and not " + given.size());
        }
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        List<Type> types = given.stream().map(Bound::type).toList();
        Routine best = fitting.getFirst();
        int least = Integer.MAX_VALUE;
        for (Routine routine : fitting) {
            int distance =
                    Signature.of(scope.program(), routine).distance(types).orElse(Integer.MAX_VALUE);
            if (distance < least) {
                best = routine;
                least = distance;
            }
        }
        return best;
    }

    private List<Bound.PlaceCode> places(Position position, Signature signature, List<Bound> given) {
        List<Bound.PlaceCode> places = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            places.add(place(
                    position,
                    given.get(i),
                    signature.parameters().get(i),
                    signature.references().get(i)));
        }
        return places;
    }

    private Bound.PlaceCode place(Position position, Bound given, Type type, boolean isReference) {
        if (isReference && given.place().isPresent()) {
            if (Fit.distance(given.type(), type) < 0) {
                throw new Unbound(position, "a " + given.type() + " cannot be given for a " + type);
            }
            return given.place().get();
        }
        boolean isShared = isReference && given.type() instanceof Type.RecordOf || type instanceof Type.ArrayOf;
        Type taken = isShared ? given.type() : type;
        Code code = isShared ? given.code() : expressions.converted(position, given, type);
        return frame -> new Variable(taken, code.run(frame));
    }
}
