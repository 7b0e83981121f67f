package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.json.JsonElements;
import dev.rubicon.al.runtime.json.JsonMembers;
import dev.rubicon.al.runtime.rows.MemoryRows;
import dev.rubicon.al.runtime.stream.Reading;
import dev.rubicon.al.runtime.stream.Writing;
import dev.rubicon.al.runtime.value.BlobValue;
import dev.rubicon.al.runtime.value.ErrorDetails;
import dev.rubicon.al.runtime.value.Variable;
import dev.rubicon.al.runtime.value.Variant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Measures, about, how many bytes values take with all that they refer to. What several refer to counts once. */
final class Footprint {
    /** What a small value takes with the reference to it. */
    static final long SMALL = 32;

    private static final int LONG_TEXT = 256;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private long bytes;

    private Footprint() {}

    static long of(Collection<?> values) {
        Footprint footprint = new Footprint();
        footprint.open.addAll(values);
        while (!footprint.open.isEmpty()) {
            footprint.add(footprint.open.poll());
        }
        return footprint.bytes;
    }

    private void add(Object value) {
        bytes += SMALL;
        switch (value) {
            case String text -> add(text);
            case Variable variable -> open.add(variable.get());
            case Variant variant -> open.add(variant.value());
            case Object[] values when isNew(values) -> addAll(values);
            case Collection<?> values
            when isNew(values) -> {
                bytes += 8L * values.size();
                values.forEach(this::addElement);
            }
            case Map<?, ?> map
            when isNew(map) ->
                map.forEach((key, element) -> {
                    bytes += SMALL;
                    addElement(key);
                    addElement(element);
                });
            case StringBuilder text when isNew(text) -> bytes += 2L * text.capacity();
            case BlobValue blob when isNew(blob) -> bytes += blob.length();
            case Reading reading when isNew(reading) -> bytes += reading.length();
            case Writing writing when isNew(writing) -> open.add(writing.target());
            case ArrayValue array when isNew(array) -> open.addAll(array.elements());
            case RecordValue record when isNew(record) -> open.addAll(record.held());
            case RecordRefValue ref when ref.isOpen() -> open.add(ref.record());
            case MemoryRows rows when isNew(rows) -> rows.forEach(this::addAll);
            case Instance instance when isNew(instance) -> open.addAll(instance.held());
            case JsonMembers members
            when isNew(members) -> {
                open.addAll(members.names());
                open.addAll(members.values());
            }
            case JsonElements elements when isNew(elements) -> open.addAll(elements.elements());
            case NoticeValue notice when isNew(notice) -> open.add(notice.data());
            case ErrorDetails error when isNew(error) -> open.add(error.message());
            default -> {}
        }
    }

    private boolean isNew(Object value) {
        return seen.add(value);
    }

    private void addAll(Object[] values) {
        for (Object value : values) {
            addElement(value);
        }
    }

    // Most elements of large collections are small: they are counted without being put aside first.
    private void addElement(Object value) {
        if (value instanceof String text) {
            bytes += SMALL;
            add(text);
        } else if (value instanceof Number || value instanceof Boolean) {
            bytes += SMALL;
        } else {
            open.add(value);
        }
    }

    // Short texts are rarely shared, and looking costs more than they do.
    private void add(String text) {
        if (text.length() < LONG_TEXT || isNew(text)) {
            bytes += 2L * text.length();
        }
    }
}
