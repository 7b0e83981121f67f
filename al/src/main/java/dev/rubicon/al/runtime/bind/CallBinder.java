package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.builtin.Builtin;
import dev.rubicon.al.runtime.builtin.Library;
import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Code;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.Expression;
import java.util.List;
import java.util.Optional;

/** Finds out what is called: a procedure of some object, or a function or method of the language. */
final class CallBinder {
    private static final Code SELF = frame -> frame.self();

    private final Scope scope;
    private final ExpressionBinder expressions;
    private final RoutineCalls routines;
    private final BuiltinCalls builtins;

    CallBinder(Scope scope, ExpressionBinder expressions) {
        this.scope = scope;
        this.expressions = expressions;
        this.routines = new RoutineCalls(scope, expressions);
        this.builtins = new BuiltinCalls(scope, expressions);
    }

    Bound bind(Position position, Expression procedure, List<Expression> arguments, boolean isUsed) {
        return find(position, procedure, arguments, isUsed)
                .orElseThrow(() -> new Unbound(position, described(procedure)));
    }

    private String described(Expression procedure) {
        return switch (procedure) {
            case Expression.Name name -> "'" + name.name() + "' is not known";
            case Expression.Member member ->
                "'" + expressions.bind(member.object()).type() + "." + member.name() + "' is not supported";
            default -> "this cannot be called";
        };
    }

    /** Absent if there is nothing of that name to call. */
    Optional<Bound> find(Position position, Expression procedure, List<Expression> arguments, boolean isUsed) {
        return switch (procedure) {
            case Expression.Name name -> ofName(position, name.name(), arguments, isUsed);
            case Expression.Member member ->
                ofObject(position, expressions.bind(member.object()), member.name(), arguments, isUsed);
            default -> Optional.empty();
        };
    }

    // In a "with" its record first, as its members hide what else has the name; then the object itself, then the
    // language.
    private Optional<Bound> ofName(Position position, String name, List<Expression> arguments, boolean isUsed) {
        CodeObject owner = scope.routine().owner();
        Optional<TableDefinition> table = scope.program().tableOf(owner);
        List<Routine> own = table.map(definition -> definition.routines(name)).orElseGet(() -> owner.routines(name));
        if (!own.isEmpty() && !scope.isInWith()) {
            return Optional.of(routines.bind(position, own, SELF, arguments, isUsed));
        }
        for (Bound subject : scope.subjects()) {
            Optional<Bound> found = ofObject(position, subject, name, arguments, isUsed);
            if (found.isPresent()) {
                return found;
            }
        }
        if (!own.isEmpty()) {
            return Optional.of(routines.bind(position, own, SELF, arguments, isUsed));
        }
        List<Builtin> functions = Library.functions(name);
        return functions.isEmpty()
                ? Optional.empty()
                : Optional.of(builtins.bind(position, Bound.word(Simple.NOTHING), functions, arguments, isUsed));
    }

    private Optional<Bound> ofObject(
            Position position, Bound object, String name, List<Expression> arguments, boolean isUsed) {
        List<Routine> declared = switch (object.type()) {
            case Type.RecordOf record -> record.table().routines(name);
            case Type.CodeunitOf codeunit -> codeunit.codeunit().routines(name);
            default -> List.of();
        };
        if (!declared.isEmpty()) {
            return Optional.of(routines.bind(position, declared, object.code(), arguments, isUsed));
        }
        if (object.type() instanceof Type.InterfaceOf contract) {
            return Optional.of(
                    routines.ofInterface(position, contract.declared(), name, object.code(), arguments, isUsed));
        }
        Optional<Bound> run = new CodeunitRun(scope, expressions).find(position, object, name, arguments, isUsed);
        if (run.isPresent()) {
            return run;
        }
        List<Builtin> methods = Library.methods(object.type(), name);
        return methods.isEmpty()
                ? Optional.empty()
                : Optional.of(builtins.bind(position, object, methods, arguments, isUsed));
    }
}
