package dev.rubicon.al.runtime.json;

import java.util.Optional;

/** A part of a JSON document. Whoever holds it sees what others change in it. */
public abstract sealed class JsonTree permits JsonMembers, JsonElements, JsonScalar {
    private Optional<JsonTree> parent = Optional.empty();

    /** What it is a part of. */
    public final Optional<JsonTree> parent() {
        return parent;
    }

    /** A deep copy that is no part of anything. */
    public abstract JsonTree copy();

    /** How a part of it is reached from it, such as {@code .name} or {@code [3]}. */
    abstract String stepTo(JsonTree part);

    /** Where it is in its document: {@code $.lines[3].amount}. */
    public final String path() {
        return parent.map(owner -> owner.path() + owner.stepTo(this)).orElse("$");
    }

    // What is a part already, or would contain itself, is copied.
    final JsonTree adopt(JsonTree part) {
        JsonTree own = part.parent.isPresent() || part == root() ? part.copy() : part;
        own.setParent(Optional.of(this));
        return own;
    }

    final void release(JsonTree part) {
        part.setParent(Optional.empty());
    }

    private void setParent(Optional<JsonTree> newParent) {
        parent = newParent;
    }

    private JsonTree root() {
        JsonTree root = this;
        while (root.parent.isPresent()) {
            root = root.parent.get();
        }
        return root;
    }

    /** As text, without white space. */
    @Override
    public final String toString() {
        return new JsonWriter(Integer.MAX_VALUE).write(this);
    }
}
