package dev.rubicon.al.runtime.program;

import dev.rubicon.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A table with the fields that extensions add to it and with its code, if that is at hand. Made once for a program. */
public final class TableDefinition {
    private static final int PLATFORM = 2_000_000_000;

    private final Table table;
    private final AppCode app;
    private final List<FieldDefinition> fields = new ArrayList<>();
    private final Map<String, FieldDefinition> byName = new TreeMap<>();
    private final Map<Integer, FieldDefinition> byId = new TreeMap<>();
    private final List<KeyDefinition> keys = new ArrayList<>();
    private final List<CodeObject> code = new ArrayList<>();

    TableDefinition(Table table, AppCode app) {
        this.table = table;
        this.app = app;
    }

    void add(FieldDefinition field) {
        fields.add(field);
        byName.putIfAbsent(CodeObject.folded(field.name()), field);
        byId.putIfAbsent(field.id(), field);
    }

    void add(KeyDefinition key) {
        keys.add(key);
    }

    void add(CodeObject object) {
        code.add(object);
    }

    public int id() {
        return table.id();
    }

    public String name() {
        return table.name();
    }

    /** What it says of itself, or else its name. */
    public String caption() {
        return code.stream()
                .filter(object -> object.id() == id())
                .findFirst()
                .flatMap(object -> Captions.of(object.properties()))
                .orElseGet(this::name);
    }

    /** As its app declares it, without what extends it. */
    public Table table() {
        return table;
    }

    /** The app that declares it. */
    public AppCode app() {
        return app;
    }

    public boolean isPerCompany() {
        return table.dataPerCompany();
    }

    /** Whether the database has it; of any other only temporary records have rows. */
    public boolean isStored() {
        return table.isStored();
    }

    /** Whether it is one of those that Business Central itself has, which tell of the instance and cannot be written. */
    public boolean isPlatform() {
        return id() >= PLATFORM;
    }

    /** By index: its own, those of extensions, those of the system. */
    public List<FieldDefinition> fields() {
        return fields;
    }

    /** The field of that name, ignoring case. */
    public Optional<FieldDefinition> field(String name) {
        return Optional.ofNullable(byName.get(CodeObject.folded(name)));
    }

    public Optional<FieldDefinition> field(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** At least one; the first is the primary key. */
    public List<KeyDefinition> keys() {
        return keys;
    }

    public KeyDefinition primaryKey() {
        return keys.getFirst();
    }

    /** Its own code first, then that of its extensions; empty without sources. */
    public List<CodeObject> code() {
        return code;
    }

    /** All procedures of that name, its own first. */
    public List<Routine> routines(String name) {
        return code.stream().flatMap(object -> object.routines(name).stream()).toList();
    }

    /** Its trigger of that name, such as {@code OnInsert}; extensions have others. */
    public Optional<Routine> trigger(String name) {
        return code.stream().flatMap(object -> object.trigger(name).stream()).findFirst();
    }

    @Override
    public String toString() {
        return name();
    }
}
