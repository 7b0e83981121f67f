package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.Frame;
import dev.rubicon.al.runtime.run.RecordRefValue;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.value.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call of a function.
 *
 * @param receiver what stands before the dot; an empty text if nothing does
 * @param receiverType its static type
 * @param place where the receiver stands, if it is a variable that holds a reference
 * @param arguments converted as the parameters say; those left out are missing at the end
 * @param types the static types that the arguments had
 * @param isUsed whether the caller takes the result: what would be false is an error for one who does not
 */
public record Call(
        Frame frame,
        Object receiver,
        Type receiverType,
        Optional<Place> place,
        Object[] arguments,
        List<Type> types,
        boolean isUsed) {
    public Session session() {
        return frame.session();
    }

    public int count() {
        return arguments.length;
    }

    public boolean has(int index) {
        return index < arguments.length;
    }

    public Object argument(int index) {
        return arguments[index];
    }

    public String text(int index) {
        return (String) arguments[index];
    }

    public long whole(int index) {
        return (Long) arguments[index];
    }

    /** As {@link #whole}, or {@code missing} if it was left out. */
    public long whole(int index, long missing) {
        return has(index) ? whole(index) : missing;
    }

    public boolean flag(int index, boolean missing) {
        return has(index) ? (Boolean) arguments[index] : missing;
    }

    public Place place(int index) {
        return (Place) arguments[index];
    }

    public FieldDefinition field(int index) {
        return (FieldDefinition) arguments[index];
    }

    /** The fields from {@code index} on. */
    public List<FieldDefinition> fields(int index) {
        List<FieldDefinition> fields = new ArrayList<>();
        for (int i = index; i < arguments.length; i++) {
            fields.add(field(i));
        }
        return fields;
    }

    /** The record that it is called on, or that a RecordRef has open. */
    public RecordValue record() {
        return receiver instanceof RecordRefValue reference ? reference.record() : (RecordValue) receiver;
    }

    public String receiverText() {
        return (String) receiver;
    }
}
