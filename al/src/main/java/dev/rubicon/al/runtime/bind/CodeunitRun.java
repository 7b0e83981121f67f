package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Code;
import dev.rubicon.al.runtime.run.Context;
import dev.rubicon.al.runtime.run.Instance;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.runtime.value.Variable;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.Expression;
import java.util.List;
import java.util.Optional;

/** {@code Codeunit.Run(Codeunit::X, Rec)} and {@code X.Run(Rec)}. */
record CodeunitRun(Scope scope, ExpressionBinder expressions) {
    Optional<Bound> find(Position position, Bound object, String name, List<Expression> arguments, boolean isUsed) {
        if (!name.equalsIgnoreCase("Run")) {
            return Optional.empty();
        }
        return switch (object.type()) {
            case Type.CodeunitOf type -> Optional.of(run(position, type.codeunit(), object.code(), arguments, isUsed));
            case Type.Static word
            when word.name().equals("codeunit") && !arguments.isEmpty() ->
                Optional.of(byNumber(position, arguments, isUsed));
            default -> Optional.empty();
        };
    }

    private Bound byNumber(Position position, List<Expression> arguments, boolean isUsed) {
        CodeObject codeunit = expressions
                .bind(arguments.getFirst())
                .constant()
                .flatMap(id -> scope.program().codeunit(((Long) id).intValue()))
                .orElseThrow(() -> new Unbound(position, "which codeunit is run is not known before it runs"));
        Code instance = frame -> frame.session().instance(codeunit);
        return run(position, codeunit, instance, arguments.subList(1, arguments.size()), isUsed);
    }

    private Bound run(Position position, CodeObject codeunit, Code object, List<Expression> arguments, boolean isUsed) {
        Optional<Routine> trigger = codeunit.trigger("OnRun");
        scope.calls(new Callee.Run(codeunit, isUsed, position));
        trigger.ifPresent(routine -> scope.calls(new Callee.Direct(routine)));
        List<Bound> given = arguments.stream().map(expressions::bind).toList();
        Code code = frame -> {
            List<Place> records = given.stream()
                    .map(record ->
                            (Place) new Variable(record.type(), record.code().run(frame)))
                    .toList();
            trigger.ifPresent(routine ->
                    frame.session().invoker().invoke(frame.session(), routine, (Instance) object.run(frame), records));
            return true;
        };
        return Bound.of(Simple.BOOLEAN, isUsed ? caught(code) : code);
    }

    // With a result it would have to commit first, which an upgrade must not.
    private static Code caught(Code code) {
        return frame -> {
            Context.Kind kind = frame.session().context().kind();
            if (kind == Context.Kind.INSTALL || kind == Context.Kind.UPGRADE) {
                throw AlError.of("Codeunit.Run cannot be used with its result in install and upgrade code.");
            }
            try {
                return code.run(frame);
            } catch (AlError error) {
                frame.session().lastError(Optional.of(error));
                frame.session().rollBack();
                return false;
            }
        };
    }
}
