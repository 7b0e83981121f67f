package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Subscriber;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.syntax.Position;

/** What a routine may set going. */
sealed interface Callee {
    /** A routine that it names. */
    record Direct(Routine routine) implements Callee {}

    /** A procedure of an interface: of whichever codeunit implements it. */
    record OfInterface(CodeObject declared, String name, int arguments) implements Callee {}

    /** Whoever hears an event. */
    record Raised(Subscriber.Event event) implements Callee {}

    /**
     * What happens when rows are written.
     *
     * @param trigger Insert, Modify, Delete or Rename
     * @param runsTrigger whether the table's own trigger may run, and not only what hears it
     */
    record Written(TableDefinition table, String trigger, boolean runsTrigger) implements Callee {}

    /** What happens when a field is validated. */
    record Validated(TableDefinition table, FieldDefinition field) implements Callee {}

    /**
     * {@code Codeunit.Run}.
     *
     * @param isCaught whether its result is taken, so that it would have to commit
     */
    record Run(CodeObject codeunit, boolean isCaught, Position position) implements Callee {}

    /** A function of the language that install and upgrade code must not call. */
    record Refused(String function, Position position) implements Callee {}
}
