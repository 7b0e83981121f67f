package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.syntax.Position;
import java.util.ArrayList;
import java.util.List;

/** One routine that is running. */
public final class Frame {
    private final Session session;
    private final Routine routine;
    private final Self self;
    private final Place[] globals;
    private final Place[] locals;
    private Position position;

    /** @param locals its parameters, its return value, if it has one, and its variables */
    public Frame(Session session, Routine routine, Self self, Place[] locals) {
        this.session = session;
        this.routine = routine;
        this.self = self;
        this.globals = self.globals(routine.owner(), session);
        this.locals = locals;
        this.position = routine.tree().position();
    }

    public Session session() {
        return session;
    }

    public Routine routine() {
        return routine;
    }

    public Self self() {
        return self;
    }

    public Place global(int index) {
        return globals[index];
    }

    public Place local(int index) {
        return locals[index];
    }

    /** Notes where it is; every statement does. */
    public void at(Position newPosition) {
        position = newPosition;
        session.tick();
    }

    /** All that its variables and those of its object refer to. */
    List<Object> held() {
        List<Object> held = new ArrayList<>(List.of(locals));
        held.addAll(List.of(globals));
        held.add(self);
        return held;
    }

    /** For the stack of an error. */
    public AlError.Frame described() {
        return new AlError.Frame(
                routine.toString(), routine.owner().app().identity().toString(), position.fileAndLine());
    }
}
