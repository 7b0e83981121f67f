package dev.rubicon.al.runtime.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A JSON array. Positions count from 0. */
public final class JsonElements extends JsonTree implements Iterable<Object> {
    private final List<JsonTree> elements = new ArrayList<>();

    public List<JsonTree> elements() {
        return List.copyOf(elements);
    }

    public int size() {
        return elements.size();
    }

    public JsonTree get(int index) {
        return elements.get(index);
    }

    public void add(JsonTree element) {
        elements.add(adopt(element));
    }

    public void insert(int index, JsonTree element) {
        elements.add(index, adopt(element));
    }

    public void set(int index, JsonTree element) {
        release(elements.set(index, adopt(element)));
    }

    public void remove(int index) {
        release(elements.remove(index));
    }

    @Override
    public Iterator<Object> iterator() {
        return List.<Object>copyOf(elements).iterator();
    }

    @Override
    public JsonTree copy() {
        JsonElements copy = new JsonElements();
        elements.forEach(element -> copy.add(element.copy()));
        return copy;
    }

    @Override
    String stepTo(JsonTree part) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) == part) {
                return "[" + i + "]";
            }
        }
        return "";
    }
}
