package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.parse.CodeParser;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.Step;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.TokenRange;
import dev.rubicon.al.tree.ObjectReference;
import dev.rubicon.al.tree.Procedure;
import dev.rubicon.al.tree.Property;
import dev.rubicon.al.tree.Statement.Block;
import dev.rubicon.al.tree.TypeReference;
import dev.rubicon.al.tree.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds one routine: what it takes, its variables, and its statements. */
final class BodyBinder {
    private final Bodies bodies;
    private final Routine routine;
    private final TypeResolver types;
    private final Scope scope;
    private final List<Type> parameters = new ArrayList<>();
    private final List<Boolean> references = new ArrayList<>();

    BodyBinder(Bodies bodies, Routine routine) {
        this.bodies = bodies;
        this.routine = routine;
        this.types = new TypeResolver(bodies.program(), routine.owner().app());
        this.scope = new Scope(bodies, routine);
    }

    Body bind() {
        Procedure tree = routine.tree();
        tree.parameters().forEach(parameter -> {
            Type type = type(parameter.type());
            parameters.add(type);
            references.add(parameter.isReference());
            scope.addLocal(parameter.name(), type);
        });
        ownRecord();
        int result = result(tree);
        tree.variables().forEach(this::variable);
        Step step = tree.body().map(this::statements).orElseGet(this::event);
        return new Body(
                routine,
                parameters,
                references,
                scope.localTypes().subList(parameters.size(), scope.localTypes().size()),
                result,
                step,
                scope.unsupported(),
                scope.callees());
    }

    // OnRun of a codeunit with the property TableNo has a record, as code of a table has.
    private void ownRecord() {
        Optional<Property> table = routine.owner().properties().find("TableNo");
        if (routine.name().equalsIgnoreCase("OnRun") && table.isPresent()) {
            TokenRange words = table.get().value();
            String name = words.name(words.size() - 1);
            ObjectReference object = new ObjectReference(table.get().position(), Optional.empty(), name);
            Type type = type(new TypeReference.ObjectType(table.get().position(), "Record", object, false));
            parameters.add(type);
            references.add(true);
            scope.addLocal("Rec", type);
            scope.addSubject("Rec");
        }
    }

    private int result(Procedure tree) {
        if (tree.returnValue().isEmpty()) {
            return -1;
        }
        Type type = type(tree.returnValue().get().type());
        int slot = scope.addLocal(tree.returnValue().get().name().orElse(Scope.RESULT), type);
        scope.result(slot, type);
        return slot;
    }

    private void variable(Variable variable) {
        try {
            Type type = types.resolve(variable.type());
            Optional<Object> text = Globals.text(variable.type());
            if (text.isPresent()) {
                scope.addConstant(variable.name(), Bound.constant(type, text.get()));
            } else {
                scope.addLocal(variable.name(), type);
            }
        } catch (Unbound unsupported) {
            scope.addUnsupported(variable.name(), unsupported.what());
        }
    }

    // Of a parameter whose type is not supported nothing can be done, not even a call.
    private Type type(TypeReference written) {
        try {
            return types.resolve(written);
        } catch (Unbound unsupported) {
            scope.report(unsupported.what());
            return Type.Simple.NOTHING;
        }
    }

    private Step statements(TokenRange tokens) {
        if (routine.isEvent()) {
            return event();
        }
        Findings findings = new Findings();
        Block block = CodeParser.parse(tokens, findings);
        findings.problems().forEach(problem -> scope.report(new Unsupported(tokens.position(), problem.message())));
        return new StatementBinder(scope).bind(block);
    }

    // An event has no body of its own; calling it raises it.
    private Step event() {
        return new Events(scope, routine).step();
    }
}
