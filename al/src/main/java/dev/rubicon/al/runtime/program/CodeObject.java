package dev.rubicon.al.runtime.program;

import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.Code;
import dev.rubicon.al.tree.ObjectKind;
import dev.rubicon.al.tree.ObjectReference;
import dev.rubicon.al.tree.Procedure;
import dev.rubicon.al.tree.Properties;
import dev.rubicon.al.tree.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An object that has code: a codeunit, an interface, a table, or a table extension, whose routines are called on a record. */
public final class CodeObject {
    private final ObjectKind kind;
    private final int id;
    private final String name;
    private final AppCode app;
    private final Position position;
    private final Properties properties;
    private final List<ObjectReference> interfaces;
    private final List<Variable> variables;
    private final List<Routine> routines;
    private final Map<String, List<Routine>> byName = new TreeMap<>();

    CodeObject(
            ObjectKind kind,
            int id,
            String name,
            AppCode app,
            Position position,
            Properties properties,
            List<ObjectReference> interfaces,
            Code code) {
        this.kind = kind;
        this.id = id;
        this.name = name;
        this.app = app;
        this.position = position;
        this.properties = properties;
        this.interfaces = List.copyOf(interfaces);
        this.variables = code.variables();
        this.routines = code.procedures().stream()
                .map(tree -> new Routine(this, Optional.empty(), tree))
                .toList();
        routines.forEach(routine -> byName.computeIfAbsent(folded(routine.name()), n -> new ArrayList<>())
                .add(routine));
    }

    public ObjectKind kind() {
        return kind;
    }

    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    public AppCode app() {
        return app;
    }

    public Position position() {
        return position;
    }

    public Properties properties() {
        return properties;
    }

    /** What it implements, or an interface extends. */
    public List<ObjectReference> interfaces() {
        return interfaces;
    }

    public List<Variable> variables() {
        return variables;
    }

    public List<Routine> routines() {
        return routines;
    }

    /** All procedures and triggers of that name, ignoring case, in the order written. */
    public List<Routine> routines(String called) {
        return byName.getOrDefault(folded(called), List.of());
    }

    /** The trigger of that name. */
    public Optional<Routine> trigger(String called) {
        return routines(called).stream()
                .filter(routine -> routine.tree().kind() == Procedure.Kind.TRIGGER)
                .findFirst();
    }

    /** Whether a property says that word, ignoring case. */
    public boolean has(String property, String value) {
        return properties
                .find(property)
                .filter(given ->
                        given.value().size() == 1 && given.value().name(0).equalsIgnoreCase(value))
                .isPresent();
    }

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return kind.keyword() + " " + id + " " + name;
    }
}
