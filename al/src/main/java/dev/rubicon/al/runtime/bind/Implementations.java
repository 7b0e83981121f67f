package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Code;
import dev.rubicon.al.runtime.run.Instance;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Variant;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.Expression;
import dev.rubicon.al.tree.ObjectReference;
import java.util.Locale;

/** Codeunits where an interface is wanted. */
record Implementations(Scope scope, CodeObject declared) {
    Implementations(Scope scope, Program program, ObjectReference name) {
        this(
                scope,
                program.interfaceType(name, scope.app())
                        .orElseThrow(() -> new Unbound(
                                name.position(), "no app at hand has the interface '" + name.name() + "'")));
    }

    /** A codeunit, a value of an enum that implements the interface, or another interface's. */
    Code converted(Position position, Bound bound) {
        Code code = bound.code();
        return switch (bound.type()) {
            case Type.CodeunitOf codeunit
            when scope.program().implementsInterface(codeunit.codeunit(), declared) -> code;
            case Type.InterfaceOf other -> code;
            case Type.Named named
            when named.definition().isEnum() ->
                frame -> implementation(frame.session(), named.definition(), (Long) code.run(frame));
            case Type.Simple simple when simple == Simple.VARIANT -> frame -> ((Variant) code.run(frame)).value();
            default ->
                throw new Unbound(position, bound.type() + " does not implement the interface " + declared.name());
        };
    }

    private Object implementation(Session session, EnumDefinition definition, long ordinal) {
        return definition
                .value(ordinal)
                .map(value -> value.implementations().get(declared.name().toLowerCase(Locale.ROOT)))
                .flatMap(name -> session.program().codeunit(name, declared.app()))
                .map(session::instance)
                .orElseThrow(() -> AlError.of("The value " + ordinal + " of " + definition
                        + " does not implement the interface " + declared.name() + "."));
    }

    Bound test(Expression.TypeTest test, ExpressionBinder expressions) {
        Code code = expressions.bind(test.value()).code();
        return Bound.of(Simple.BOOLEAN, frame -> isOne(code.run(frame)));
    }

    Bound cast(Expression.TypeCast cast, ExpressionBinder expressions) {
        Code code = expressions.bind(cast.value()).code();
        return Bound.of(new Type.InterfaceOf(declared), frame -> {
            Object value = code.run(frame);
            if (!isOne(value)) {
                throw AlError.of("It does not implement the interface " + declared.name() + ".");
            }
            return value;
        });
    }

    private boolean isOne(Object value) {
        return value instanceof Instance instance && scope.program().implementsInterface(instance.codeunit(), declared);
    }
}
