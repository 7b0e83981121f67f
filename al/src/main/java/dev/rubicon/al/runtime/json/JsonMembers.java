package dev.rubicon.al.runtime.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object: values by name, in the order in which they came. */
public final class JsonMembers extends JsonTree {
    private final Map<String, JsonTree> members = new LinkedHashMap<>();

    public Optional<JsonTree> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** In their order. */
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /** In their order. */
    public List<JsonTree> values() {
        return List.copyOf(members.values());
    }

    public int size() {
        return members.size();
    }

    /** Takes the place of what had that name. */
    public void put(String name, JsonTree value) {
        JsonTree own = adopt(value);
        Optional.ofNullable(members.put(name, own)).ifPresent(this::release);
    }

    /** False if there was none. */
    public boolean remove(String name) {
        Optional<JsonTree> removed = Optional.ofNullable(members.remove(name));
        removed.ifPresent(this::release);
        return removed.isPresent();
    }

    @Override
    public JsonTree copy() {
        JsonMembers copy = new JsonMembers();
        members.forEach((name, value) -> copy.put(name, value.copy()));
        return copy;
    }

    @Override
    String stepTo(JsonTree part) {
        for (String name : new ArrayList<>(members.keySet())) {
            if (members.get(name) == part) {
                return name.matches("[A-Za-z_$@][A-Za-z0-9_$@]*") ? "." + name : "['" + name.replace("'", "\\'") + "']";
            }
        }
        return "";
    }
}
