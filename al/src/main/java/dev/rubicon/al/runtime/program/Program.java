package dev.rubicon.al.runtime.program;

import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.ObjectKind;
import dev.rubicon.al.tree.ObjectReference;
import dev.rubicon.al.tree.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All objects of some apps that code can name, ready to be looked up. Names are found whatever their case. Of several objects of one
 * name, namespaces decide where a reference in a file is asked for; then the app that is asked from comes first, then the order of the apps.
 */
public final class Program {
    private final List<AppCode> apps;
    private final Objects<TableDefinition> tables = new Objects<>();
    private final Objects<EnumDefinition> enums = new Objects<>();
    private final Objects<CodeObject> codeunits = new Objects<>();
    private final Objects<CodeObject> interfaces = new Objects<>();
    private final Map<ObjectKind, Objects<NamedObject>> others = new TreeMap<>();
    private final Map<CodeObject, TableDefinition> codeOfTables = new HashMap<>();
    private final Namespaces namespaces = new Namespaces();
    private final Subscribers subscribers = new Subscribers();

    /** An object of which only that is known: a page, a report and the like. */
    public record NamedObject(ObjectKind kind, int id, String name, AppCode app) {}

    /** What of one kind there is, by name and by id, each with its app. */
    static final class Objects<T> {
        private final Map<String, List<Owned<T>>> byName = new TreeMap<>();
        private final Map<Integer, T> byId = new TreeMap<>();
        private final List<T> all = new ArrayList<>();

        private record Owned<T>(AppCode app, String namespace, T object) {}

        /** The first of an id keeps it. */
        void add(AppCode app, String namespace, int id, String name, T object) {
            byName.computeIfAbsent(CodeObject.folded(name), n -> new ArrayList<>())
                    .add(new Owned<>(app, namespace, object));
            byId.putIfAbsent(id, object);
            all.add(object);
        }

        void remove(int id, String name, T object) {
            byName.getOrDefault(CodeObject.folded(name), new ArrayList<>()).removeIf(owned -> owned.object() == object);
            byId.remove(id, object);
            all.remove(object);
        }

        Optional<T> find(String name, AppCode from) {
            List<Owned<T>> found = byName.getOrDefault(CodeObject.folded(name), List.of());
            return found.stream()
                    .filter(owned -> owned.app() == from)
                    .findFirst()
                    .or(() -> found.stream().findFirst())
                    .map(Owned::object);
        }

        Optional<T> find(ObjectReference reference, AppCode from, Namespaces namespaces) {
            return byName.getOrDefault(CodeObject.folded(reference.name()), List.of()).stream()
                    .min(Comparator.<Owned<T>>comparingInt(owned -> namespaces.distance(owned.namespace(), reference))
                            .thenComparing(owned -> owned.app() != from))
                    .map(Owned::object);
        }

        Optional<T> find(int id) {
            return Optional.ofNullable(byId.get(id));
        }
    }

    private Program(List<AppCode> apps) {
        this.apps = List.copyOf(apps);
    }

    /** @param apps each after those that it depends on; objects that are declared twice count once */
    public static Program of(List<AppCode> apps) {
        Program program = new Program(apps);
        new ProgramBuilder(program).build();
        return program;
    }

    public List<AppCode> apps() {
        return apps;
    }

    public Optional<AppCode> app(UUID id) {
        return apps.stream().filter(app -> app.identity().id().equals(id)).findFirst();
    }

    public Collection<TableDefinition> tables() {
        return List.copyOf(tables.all);
    }

    public Collection<CodeObject> codeunits() {
        return List.copyOf(codeunits.all);
    }

    public Optional<TableDefinition> table(int id) {
        return tables.find(id);
    }

    public Optional<TableDefinition> table(String name, AppCode from) {
        return find(tables, name, from);
    }

    public Optional<TableDefinition> table(ObjectReference reference, AppCode from) {
        return find(tables, reference, from);
    }

    /** The table whose code, or whose extension's, it is. */
    public Optional<TableDefinition> tableOf(CodeObject code) {
        return Optional.ofNullable(codeOfTables.get(code));
    }

    public Optional<EnumDefinition> enumType(String name, AppCode from) {
        return find(enums, name, from);
    }

    public Optional<EnumDefinition> enumType(ObjectReference reference, AppCode from) {
        return find(enums, reference, from);
    }

    public Optional<CodeObject> codeunit(int id) {
        return codeunits.find(id);
    }

    public Optional<CodeObject> codeunit(String name, AppCode from) {
        return find(codeunits, name, from);
    }

    public Optional<CodeObject> codeunit(ObjectReference reference, AppCode from) {
        return find(codeunits, reference, from);
    }

    public Optional<CodeObject> interfaceType(ObjectReference reference, AppCode from) {
        return find(interfaces, reference, from);
    }

    /** Pages, reports and the like, in the order of their kinds, then as they were found. */
    public List<NamedObject> others() {
        return others.values().stream().flatMap(kind -> kind.all.stream()).toList();
    }

    /** The id of an object that has one, whatever its kind; of pages and the like nothing else is known. */
    public Optional<Integer> id(ObjectKind kind, ObjectReference reference, AppCode from) {
        return switch (kind) {
            case TABLE -> table(reference, from).map(TableDefinition::id);
            case CODEUNIT -> codeunit(reference, from).map(CodeObject::id);
            case ENUM -> enumType(reference, from).map(EnumDefinition::id);
            default ->
                Optional.ofNullable(others.get(kind))
                        .flatMap(found -> found.find(reference, from, namespaces))
                        .map(NamedObject::id);
        };
    }

    /** Those that subscribe to an event, by app in their order, then by codeunit. */
    public List<Subscriber> subscribers(Subscriber.Event event) {
        return subscribers.to(event);
    }

    /** The codeunits that implement an interface, by itself or by one that extends it. */
    public List<CodeObject> implementations(CodeObject declared) {
        return codeunits.all.stream()
                .filter(codeunit -> implementsInterface(codeunit, declared))
                .toList();
    }

    /** Whether it is that interface, or implements or extends it. */
    public boolean implementsInterface(CodeObject object, CodeObject declared) {
        if (object == declared) {
            return true;
        }
        for (ObjectReference named : object.interfaces()) {
            Optional<CodeObject> parent = interfaceType(named, object.app());
            if (parent.isPresent() && parent.get() != object && implementsInterface(parent.get(), declared)) {
                return true;
            }
        }
        return false;
    }

    void add(AppCode app, TableDefinition table) {
        tables.add(app, namespaces.of(app, ObjectKind.TABLE, table.name()), table.id(), table.name(), table);
    }

    void add(TableDefinition table, CodeObject code) {
        table.add(code);
        codeOfTables.put(code, table);
    }

    void add(AppCode app, EnumDefinition declared) {
        if (enums.find(declared.id()).isEmpty()) {
            enums.add(
                    app,
                    namespaces.of(app, ObjectKind.ENUM, declared.name()),
                    declared.id(),
                    declared.name(),
                    declared);
        }
    }

    void addCodeunit(CodeObject codeunit) {
        if (codeunits.find(codeunit.id()).isEmpty()) {
            codeunits.add(codeunit.app(), namespace(codeunit), codeunit.id(), codeunit.name(), codeunit);
        }
    }

    /** Puts a codeunit in the place of a built-in one. */
    void replaceCodeunit(CodeObject builtIn, CodeObject codeunit) {
        codeunits.remove(builtIn.id(), builtIn.name(), builtIn);
        addCodeunit(codeunit);
    }

    void addInterface(CodeObject declared) {
        interfaces.add(declared.app(), namespace(declared), declared.id(), declared.name(), declared);
    }

    void addOther(AppCode app, ObjectKind kind, int id, String name) {
        others.computeIfAbsent(kind, k -> new Objects<>())
                .add(app, namespaces.of(app, kind, name), id, name, new NamedObject(kind, id, name, app));
    }

    private String namespace(CodeObject object) {
        return namespaces.at(object.position().source());
    }

    void note(AppCode app, SourceFile file, ObjectDeclaration object) {
        namespaces.note(app, file, object);
    }

    /** Whether anybody hears of what happens to rows and fields of that table. */
    public boolean isHeard(TableDefinition table) {
        return subscribers.hearOf(table);
    }

    void add(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    // Sources may give a number instead of a name.
    private static <T> Optional<T> find(Objects<T> objects, String name, AppCode from) {
        Optional<T> named = objects.find(name, from);
        return named.isPresent() || !isNumber(name) ? named : objects.find(Integer.parseInt(name));
    }

    private <T> Optional<T> find(Objects<T> objects, ObjectReference reference, AppCode from) {
        Optional<T> named = objects.find(reference, from, namespaces);
        return named.isPresent() || !isNumber(reference.name())
                ? named
                : objects.find(Integer.parseInt(reference.name()));
    }

    private static boolean isNumber(String name) {
        return !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
