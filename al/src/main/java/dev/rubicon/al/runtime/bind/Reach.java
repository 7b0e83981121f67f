package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Subscriber;
import dev.rubicon.al.runtime.program.TableDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All routines that some may call, and what of them cannot be run. It errs on the side of too much: each codeunit that implements an
 * interface may be behind it.
 */
public final class Reach {
    private final Bodies bodies;
    private final Set<Routine> routines = new LinkedHashSet<>();
    private final Set<Unsupported> unsupported = new LinkedHashSet<>();

    private Reach(Bodies bodies) {
        this.bodies = bodies;
    }

    /** @param isUpgrade whether what is refused in install and upgrade code counts as unsupported */
    public static Reach from(Bodies bodies, Collection<Routine> roots, boolean isUpgrade) {
        Reach reach = new Reach(bodies);
        Deque<Routine> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Routine routine = open.poll();
            if (reach.routines.add(routine)) {
                Body body = bodies.body(routine);
                reach.unsupported.addAll(body.unsupported());
                body.callees().forEach(callee -> {
                    if (isUpgrade && callee instanceof Callee.Run run && run.isCaught()) {
                        reach.unsupported.add(new Unsupported(
                                run.position(),
                                "Codeunit.Run with its result cannot be used in install and upgrade code"));
                    }
                    if (isUpgrade && callee instanceof Callee.Refused refused) {
                        reach.unsupported.add(new Unsupported(
                                refused.position(),
                                refused.function() + " cannot be used in install and upgrade code"));
                    }
                    open.addAll(reach.targets(callee));
                });
            }
        }
        return reach;
    }

    /** The routines that one names itself, in the order written, each once. */
    public static List<Routine> calledBy(Bodies bodies, Routine routine) {
        return bodies.body(routine).callees().stream()
                .flatMap(
                        callee -> callee instanceof Callee.Direct direct ? Stream.of(direct.routine()) : Stream.empty())
                .distinct()
                .toList();
    }

    /** In the order found, the roots first. */
    public Set<Routine> routines() {
        return routines;
    }

    /** In the order found; empty if all of it can be run. */
    public List<Unsupported> unsupported() {
        return List.copyOf(unsupported);
    }

    private List<Routine> targets(Callee callee) {
        return switch (callee) {
            case Callee.Direct direct -> List.of(direct.routine());
            case Callee.OfInterface contract -> implementations(contract);
            case Callee.Raised raised -> subscribers(raised.event());
            case Callee.Written written -> triggers(written);
            case Callee.Validated validated -> {
                List<Routine> found = new ArrayList<>(validateTriggers(validated.field()));
                found.addAll(subscribers(event(
                        validated.table(),
                        "OnBeforeValidateEvent",
                        validated.field().name())));
                found.addAll(subscribers(event(
                        validated.table(),
                        "OnAfterValidateEvent",
                        validated.field().name())));
                yield found;
            }
            case Callee.Run run -> List.of();
            case Callee.Refused refused -> List.of();
        };
    }

    // OnLookup and OnDrillDown are for who sits before a screen.
    private static List<Routine> validateTriggers(FieldDefinition field) {
        return field.triggers().stream()
                .filter(trigger -> trigger.name().toLowerCase(Locale.ROOT).endsWith("validate"))
                .toList();
    }

    private List<Routine> implementations(Callee.OfInterface contract) {
        List<Routine> found = new ArrayList<>();
        for (CodeObject codeunit : bodies.program().implementations(contract.declared())) {
            codeunit.routines(contract.name()).stream()
                    .filter(routine -> routine.tree().parameters().size() == contract.arguments())
                    .forEach(found::add);
        }
        return found;
    }

    private List<Routine> triggers(Callee.Written written) {
        List<Routine> found = new ArrayList<>();
        String name = written.trigger();
        if (written.runsTrigger()) {
            for (String trigger : List.of("OnBefore" + name, "On" + name, "OnAfter" + name)) {
                written.table().code().forEach(code -> code.trigger(trigger).ifPresent(found::add));
            }
        }
        found.addAll(subscribers(event(written.table(), "OnBefore" + name + "Event", "")));
        found.addAll(subscribers(event(written.table(), "OnAfter" + name + "Event", "")));
        return found;
    }

    private static Subscriber.Event event(TableDefinition table, String name, String element) {
        return new Subscriber.Event("table", table.id(), name, element);
    }

    private List<Routine> subscribers(Subscriber.Event event) {
        return bodies.program().subscribers(event).stream()
                .map(Subscriber::routine)
                .toList();
    }
}
