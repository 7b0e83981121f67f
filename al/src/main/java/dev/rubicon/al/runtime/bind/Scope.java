package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.Variable;
import dev.rubicon.al.syntax.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names that the code of a routine sees, and what binding it has found out. */
final class Scope {
    /** The place of a return value without a name. */
    static final String RESULT = "\0result";

    private final Bodies bodies;
    private final Routine routine;
    private final Map<String, Bound> locals = new HashMap<>();
    private final Map<String, Unsupported> missing = new HashMap<>();
    private final List<Type> localTypes = new ArrayList<>();
    private final List<Bound> subjects = new ArrayList<>();
    private final List<Unsupported> unsupported = new ArrayList<>();
    private final List<Callee> callees = new ArrayList<>();
    private final Optional<TableDefinition> table;
    private Optional<Bound> result = Optional.empty();
    private int withs;

    Scope(Bodies bodies, Routine routine) {
        this.bodies = bodies;
        this.routine = routine;
        this.table = bodies.program().tableOf(routine.owner());
        table.ifPresent(own -> subjects.add(self(own)));
    }

    private static Bound self(TableDefinition table) {
        return Bound.of(new Type.RecordOf(table, false), frame -> frame.self());
    }

    Bodies bodies() {
        return bodies;
    }

    Program program() {
        return bodies.program();
    }

    Routine routine() {
        return routine;
    }

    AppCode app() {
        return routine.owner().app();
    }

    List<Type> localTypes() {
        return localTypes;
    }

    /** A new place; one without a name that code could say if the name is not a word. */
    int addLocal(String name, Type type) {
        int slot = localTypes.size();
        localTypes.add(type);
        locals.put(folded(name), Bound.place(type, frame -> frame.local(slot)));
        return slot;
    }

    void addConstant(String name, Bound constant) {
        locals.put(folded(name), constant);
    }

    void addUnsupported(String name, Unsupported what) {
        missing.put(folded(name), what);
    }

    void result(int slot, Type type) {
        result = Optional.of(Bound.place(type, frame -> frame.local(slot)));
    }

    /** Where {@code exit(…)} puts what it returns. */
    Optional<Bound> result() {
        return result;
    }

    void report(Unsupported what) {
        unsupported.add(what);
    }

    List<Unsupported> unsupported() {
        return unsupported;
    }

    void calls(Callee callee) {
        callees.add(callee);
    }

    List<Callee> callees() {
        return callees;
    }

    /** Makes the members of a variable's record visible without its name. */
    void addSubject(String local) {
        subjects.add(locals.get(folded(local)));
    }

    /** Goes into a {@code with}. */
    void pushSubject(Bound record) {
        subjects.add(record);
        withs++;
    }

    void removeSubject() {
        subjects.removeLast();
        withs--;
    }

    /** Whether the code is in a {@code with}, whose members hide those of the object. */
    boolean isInWith() {
        return withs > 0;
    }

    /** Records whose members are visible without their names, the innermost first. */
    List<Bound> subjects() {
        return subjects.reversed();
    }

    /** A variable, parameter or constant. */
    Optional<Bound> variable(Position position, String name) {
        String folded = folded(name);
        if (missing.containsKey(folded)) {
            throw new Unbound(position, missing.get(folded).what());
        }
        Optional<Bound> local = Optional.ofNullable(locals.get(folded));
        return local.or(() -> rec(folded)).or(() -> global(position, name));
    }

    private Optional<Bound> rec(String name) {
        if (table.isEmpty()) {
            return Optional.empty();
        }
        Type type = new Type.RecordOf(table.get(), false);
        return switch (name) {
            case "rec" -> Optional.of(Bound.place(type, frame -> new Variable(type, frame.self())));
            case "xrec" -> Optional.of(Bound.of(type, frame -> ((RecordValue) frame.self()).previous()));
            default -> Optional.empty();
        };
    }

    /** {@code this.Name}: a global variable. */
    Optional<Bound> ownVariable(Position position, String name) {
        return global(position, name);
    }

    private Optional<Bound> global(Position position, String name) {
        return bodies.globals(routine.owner()).find(name).map(global -> {
            if (global.type().isEmpty()) {
                throw new Unbound(position, global.why());
            }
            Type type = global.type().get();
            return global.constant()
                    .map(text -> Bound.constant(type, text))
                    .orElseGet(() -> Bound.place(type, frame -> frame.global(global.index())));
        });
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
