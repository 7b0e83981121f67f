package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Subscriber;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.ArrayValue;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.run.Frame;
import dev.rubicon.al.runtime.run.Instance;
import dev.rubicon.al.runtime.run.Invoker;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.run.Self;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.runtime.value.Variable;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All routines of a program, each bound when it is first asked for. */
public final class Bodies implements Invoker {
    private final Program program;
    private final Map<Routine, Body> bodies = new HashMap<>();
    private final Map<CodeObject, Globals> globals = new HashMap<>();

    public Bodies(Program program) {
        this.program = program;
    }

    public Program program() {
        return program;
    }

    Body body(Routine routine) {
        Body known = bodies.get(routine);
        if (known != null) {
            return known;
        }
        Body bound = new BodyBinder(this, routine).bind();
        bodies.put(routine, bound);
        return bound;
    }

    Globals globals(CodeObject code) {
        return globals.computeIfAbsent(code, owner -> Globals.of(program, owner));
    }

    @Override
    public Place[] globals(CodeObject code, Session session) {
        return globals(code).places(session);
    }

    @Override
    public Object invoke(Session session, Routine routine, Self self, List<Place> arguments) {
        Body body = body(routine);
        if (!body.unsupported().isEmpty()) {
            throw new AlError(
                    "RB765",
                    routine + " cannot be run here: " + body.unsupported().getFirst());
        }
        Frame frame = new Frame(session, routine, self, places(session, body, arguments));
        session.enter(frame);
        try {
            if (routine.collectsErrors()) {
                collect(session, body, frame);
            } else {
                body.step().run(frame);
            }
        } catch (AlError error) {
            error.left(frame.described());
            throw error;
        } catch (StackOverflowError tooDeep) {
            throw new AlError("RB763", "routines call each other too deep");
        } catch (ClassCastException
                | IllegalArgumentException
                | ArithmeticException
                | DateTimeException
                | IndexOutOfBoundsException
                | NullPointerException
                | Unbound broken) {
            AlError error = new AlError("RB770", "Rubicon could not do this: " + broken);
            error.left(frame.described());
            throw error;
        } finally {
            session.leave();
        }
        return body.result() < 0 ? "" : frame.local(body.result()).get();
    }

    private static void collect(Session session, Body body, Frame frame) {
        session.collected().begin();
        try {
            body.step().run(frame);
        } finally {
            session.collected().end();
        }
        session.collected().raise();
    }

    private static Place[] places(Session session, Body body, List<Place> arguments) {
        Place[] places = new Place[body.size()];
        for (int i = 0; i < body.parameters().size(); i++) {
            Type type = body.parameters().get(i);
            Place given = arguments.get(i);
            places[i] = body.references().get(i) ? reference(type, given) : new Variable(type, own(type, given));
        }
        for (int i = 0; i < body.locals().size(); i++) {
            Type type = body.locals().get(i);
            places[body.parameters().size() + i] = new Variable(type, Blanks.of(type, session));
        }
        return places;
    }

    // A Text[50] may be given where a Text is taken by reference: each side keeps its own length.
    private static Place reference(Type type, Place given) {
        boolean isSame = given.type().equals(type) || type instanceof Type.RecordOf || type instanceof Type.ArrayOf;
        return isSame ? given : new ConvertedPlace(type, given);
    }

    // What is taken by value is a copy if it could be changed.
    private static Object own(Type type, Place given) {
        Object value = given.type().equals(type)
                ? given.get()
                : Conversions.find(given.type(), type)
                        .map(step -> step.apply(given.get()))
                        .orElseGet(given::get);
        return switch (value) {
            case RecordValue record -> record.copy();
            case BlobValue blob -> blob.copy();
            case ArrayValue array -> array.copy();
            default -> value;
        };
    }

    @Override
    public void raise(Session session, Subscriber.Event event, Self sender, List<String> names, List<Place> arguments) {
        for (Subscriber subscriber : program.subscribers(event)) {
            for (Instance instance : listeners(session, subscriber)) {
                Routine routine = subscriber.routine();
                List<Place> taken = new ArrayList<>();
                routine.tree()
                        .parameters()
                        .forEach(parameter -> taken.add(taken(session, parameter.name(), sender, names, arguments)));
                invoke(session, routine, instance, taken);
            }
        }
    }

    private static List<Instance> listeners(Session session, Subscriber subscriber) {
        CodeObject codeunit = subscriber.routine().owner();
        if (!subscriber.isManual()) {
            return List.of(session.instance(codeunit));
        }
        return session.bound().stream()
                .filter(instance -> instance.codeunit() == codeunit)
                .toList();
    }

    private static Place taken(
            Session session, String parameter, Self sender, List<String> names, List<Place> arguments) {
        int index = names.indexOf(parameter.toLowerCase(Locale.ROOT));
        if (index >= 0) {
            return arguments.get(index);
        }
        return switch (sender) {
            case RecordValue record -> new Variable(new Type.RecordOf(record.table(), record.isTemporary()), record);
            case Instance instance -> new Variable(new Type.CodeunitOf(instance.codeunit()), instance);
            default -> new Variable(Type.Simple.NOTHING, session);
        };
    }
}
