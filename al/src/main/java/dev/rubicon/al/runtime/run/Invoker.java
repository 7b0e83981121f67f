package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Subscriber;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Place;
import java.util.List;

/** Runs code that is not known before: triggers, and what hears events. */
public interface Invoker {
    /**
     * Calls a routine.
     *
     * @param arguments a place for each parameter; those that it takes by value are copied
     * @return what it returns; of one that returns nothing, an empty text
     * @throws AlError that it ends with
     */
    Object invoke(Session session, Routine routine, Self self, List<Place> arguments);

    /** New global variables of that code. */
    Place[] globals(CodeObject code, Session session);

    /**
     * Calls all that hear an event, in their order.
     *
     * @param sender what raises it
     * @param names of the arguments, in lower case: a subscriber takes those it names
     */
    void raise(Session session, Subscriber.Event event, Self sender, List<String> names, List<Place> arguments);
}
