package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Code;
import dev.rubicon.al.runtime.run.Frame;
import dev.rubicon.al.runtime.run.RecordRefValue;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.run.Step;
import dev.rubicon.al.runtime.run.Step.Signal;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.Expression.BinaryOperator;
import dev.rubicon.al.tree.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes statements into steps. What cannot be bound is reported and left out, so that all of it is found at once. */
final class StatementBinder {
    private static final Step NOTHING = frame -> Signal.NEXT;

    private final Scope scope;
    private final ExpressionBinder expressions;
    private final Set<Statement> ending = Collections.newSetFromMap(new IdentityHashMap<>());

    StatementBinder(Scope scope) {
        this.scope = scope;
        this.expressions = new ExpressionBinder(scope);
    }

    Step bind(Statement statement) {
        try {
            return one(statement);
        } catch (Unbound unbound) {
            scope.report(unbound.what());
            return NOTHING;
        }
    }

    private Step one(Statement statement) {
        return switch (statement) {
            case Statement.Block block -> block(block.statements());
            case Statement.Empty empty -> NOTHING;
            case Statement.Call call -> call(call);
            case Statement.Assignment assignment -> assignment(assignment);
            case Statement.If choice -> choice(choice);
            case Statement.Case selection -> selection(selection);
            case Statement.For loop -> counted(loop);
            case Statement.ForEach loop -> forEach(loop);
            case Statement.While loop -> whileLoop(loop);
            case Statement.Repeat loop -> repeat(loop);
            case Statement.With with -> with(with);
            case Statement.Exit exit -> exit(exit);
            case Statement.Break leave -> at(leave.position(), frame -> Signal.BREAK);
            case Statement.Continue next -> at(next.position(), frame -> Signal.CONTINUE);
            case Statement.AssertError expected -> assertError(expected);
        };
    }

    private static Step at(Position position, Step step) {
        return frame -> {
            frame.at(position);
            return step.run(frame);
        };
    }

    private Step block(List<Statement> statements) {
        List<Step> bound = new ArrayList<>();
        for (Statement statement : statements) {
            bound.add(bind(statement));
            if (ends(statement)) {
                break;
            }
        }
        Step[] steps = bound.toArray(Step[]::new);
        if (steps.length == 1) {
            return steps[0];
        }
        return frame -> {
            for (Step step : steps) {
                Signal signal = step.run(frame);
                if (signal != Signal.NEXT) {
                    return signal;
                }
            }
            return Signal.NEXT;
        };
    }

    // What comes after it never runs, and is not looked at.
    private boolean ends(Statement statement) {
        return switch (statement) {
            case Statement.Exit exit -> true;
            case Statement.Block block -> block.statements().stream().anyMatch(this::ends);
            case Statement.If choice -> ending.contains(choice);
            default -> false;
        };
    }

    private Step call(Statement.Call call) {
        Code code = expressions.statement(call.call()).code();
        return at(call.position(), frame -> {
            code.run(frame);
            return Signal.NEXT;
        });
    }

    private Step assignment(Statement.Assignment assignment) {
        Optional<Code> property = new PropertySetter(scope, expressions).bind(assignment);
        if (property.isPresent()) {
            Code code = property.get();
            return at(assignment.position(), frame -> {
                code.run(frame);
                return Signal.NEXT;
            });
        }
        Bound target = expressions.bind(assignment.target());
        Bound.PlaceCode place =
                target.place().orElseThrow(() -> new Unbound(assignment.position(), "nothing can be assigned to this"));
        Bound value = expressions.bind(assignment.value());
        Bound result = operator(assignment.operator())
                .map(operator -> Operators.binary(assignment.position(), operator, target, value))
                .orElse(value);
        Code code = expressions.converted(assignment.position(), result, target.type());
        return at(assignment.position(), frame -> {
            assign(place.at(frame), code.run(frame));
            return Signal.NEXT;
        });
    }

    // Records and Blobs are values: what is assigned is a copy.
    private static void assign(Place place, Object value) {
        switch (value) {
            case RecordValue record -> ((RecordValue) place.get()).assign(record);
            case BlobValue blob -> place.set(blob.copy());
            case RecordRefValue reference when place.get() instanceof RecordRefValue target -> target.assign(reference);
            default -> place.set(value);
        }
    }

    private static Optional<BinaryOperator> operator(Statement.AssignmentOperator operator) {
        return switch (operator) {
            case SET -> Optional.empty();
            case ADD -> Optional.of(BinaryOperator.ADD);
            case SUBTRACT -> Optional.of(BinaryOperator.SUBTRACT);
            case MULTIPLY -> Optional.of(BinaryOperator.MULTIPLY);
            case DIVIDE -> Optional.of(BinaryOperator.DIVIDE);
        };
    }

    // What only runs where there is a user is not even looked at.
    private Step choice(Statement.If choice) {
        Bound bound = expressions.bind(choice.condition());
        Code condition = expressions.converted(choice.position(), bound, Simple.BOOLEAN);
        boolean isNever = bound.constant().equals(Optional.of(false));
        boolean isAlways = bound.constant().equals(Optional.of(true));
        Step then = isNever ? NOTHING : bind(choice.then());
        Step otherwise = isAlways ? NOTHING : choice.otherwise().map(this::bind).orElse(NOTHING);
        if (isAlways && ends(choice.then())) {
            ending.add(choice);
        }
        return frame -> {
            frame.at(choice.position());
            return (Boolean) condition.run(frame) ? then.run(frame) : otherwise.run(frame);
        };
    }

    private Step selection(Statement.Case selection) {
        Bound subject = expressions.bind(selection.subject());
        Held held = new Held(scope, subject.type());
        List<Map.Entry<List<Code>, Step>> branches = new ArrayList<>();
        for (Statement.Branch branch : selection.branches()) {
            List<Code> tests = new ArrayList<>();
            branch.values().forEach(value -> tests.add(expressions.matches(held.bound(), value)));
            branches.add(Map.entry(tests, bind(branch.body())));
        }
        Step otherwise = selection.otherwise().map(this::bind).orElse(NOTHING);
        Code code = subject.code();
        return frame -> {
            frame.at(selection.position());
            held.keep(frame, code.run(frame));
            for (Map.Entry<List<Code>, Step> branch : branches) {
                for (Code test : branch.getKey()) {
                    if ((Boolean) test.run(frame)) {
                        return branch.getValue().run(frame);
                    }
                }
            }
            return otherwise.run(frame);
        };
    }

    private Step counted(Statement.For loop) {
        Bound variable = expressions.bind(loop.variable());
        Bound.PlaceCode place =
                variable.place().orElseThrow(() -> new Unbound(loop.position(), "this cannot count a loop"));
        if (!variable.type().isWhole()) {
            throw new Unbound(loop.position(), "a loop cannot count with a " + variable.type());
        }
        Code from = expressions.bind(loop.from(), variable.type());
        Code to = expressions.bind(loop.to(), variable.type());
        Step body = bind(loop.body());
        int step = loop.direction() == Statement.Direction.UP ? 1 : -1;
        return frame -> {
            frame.at(loop.position());
            Place counter = place.at(frame);
            counter.set(from.run(frame));
            long end = (Long) to.run(frame);
            while (step > 0 ? (Long) counter.get() <= end : (Long) counter.get() >= end) {
                frame.at(loop.position());
                Signal signal = body.run(frame);
                if (signal == Signal.EXIT) {
                    return signal;
                }
                if (signal == Signal.BREAK || counter.get().equals(end)) {
                    break;
                }
                counter.set((Long) counter.get() + step);
            }
            return Signal.NEXT;
        };
    }

    private Step forEach(Statement.ForEach loop) {
        Bound variable = expressions.bind(loop.variable());
        Bound collection = expressions.bind(loop.collection());
        Bound.PlaceCode place =
                variable.place().orElseThrow(() -> new Unbound(loop.position(), "nothing can be assigned to this"));
        Elements elements = Elements.of(loop.position(), collection.type());
        Held held = new Held(scope, elements.type());
        Code element = expressions.converted(loop.position(), held.bound(), variable.type());
        Code code = collection.code();
        Step body = bind(loop.body());
        return frame -> {
            frame.at(loop.position());
            for (Object value : elements.of(code.run(frame))) {
                frame.at(loop.position());
                held.keep(frame, value);
                assign(place.at(frame), element.run(frame));
                Signal signal = body.run(frame);
                if (signal == Signal.EXIT) {
                    return signal;
                }
                if (signal == Signal.BREAK) {
                    break;
                }
            }
            return Signal.NEXT;
        };
    }

    private Step whileLoop(Statement.While loop) {
        Code condition = expressions.condition(loop.condition());
        Step body = bind(loop.body());
        return frame -> {
            frame.at(loop.position());
            while ((Boolean) condition.run(frame)) {
                Signal signal = body.run(frame);
                if (signal == Signal.EXIT) {
                    return signal;
                }
                if (signal == Signal.BREAK) {
                    break;
                }
                frame.at(loop.position());
            }
            return Signal.NEXT;
        };
    }

    private Step repeat(Statement.Repeat loop) {
        Step body = block(loop.body());
        Code condition = expressions.condition(loop.condition());
        Position end = loop.condition().position();
        return frame -> {
            do {
                Signal signal = body.run(frame);
                if (signal == Signal.EXIT) {
                    return signal;
                }
                if (signal == Signal.BREAK) {
                    break;
                }
                frame.at(end);
            } while (!(Boolean) condition.run(frame));
            return Signal.NEXT;
        };
    }

    private Step with(Statement.With with) {
        Bound subject = expressions.bind(with.subject());
        if (!(subject.type() instanceof Type.RecordOf)) {
            throw new Unbound(with.position(), "'with' is only supported for records");
        }
        Held held = new Held(scope, subject.type());
        Code code = subject.code();
        scope.pushSubject(held.bound());
        Step body = bind(with.body());
        scope.removeSubject();
        return frame -> {
            frame.at(with.position());
            held.keep(frame, code.run(frame));
            return body.run(frame);
        };
    }

    private Step exit(Statement.Exit exit) {
        if (exit.value().isEmpty()) {
            return at(exit.position(), frame -> Signal.EXIT);
        }
        Bound result = scope.result()
                .orElseThrow(() -> new Unbound(exit.position(), "it returns a value, and has none to return"));
        Code value = expressions.bind(exit.value().get(), result.type());
        Bound.PlaceCode place = result.place().orElseThrow();
        return at(exit.position(), frame -> {
            assign(place.at(frame), value.run(frame));
            return Signal.EXIT;
        });
    }

    private Step assertError(Statement.AssertError expected) {
        Step body = bind(expected.body());
        return frame -> {
            frame.at(expected.position());
            try {
                body.run(frame);
            } catch (AlError error) {
                return recovered(frame, error);
            }
            throw new AlError("Dialog", "An error was expected inside an ASSERTERROR statement.");
        };
    }

    private static Signal recovered(Frame frame, AlError error) {
        frame.session().lastError(Optional.of(error));
        frame.session().rollBack();
        return Signal.NEXT;
    }
}
