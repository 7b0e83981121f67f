package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.value.Place;
import java.util.List;
import java.util.Optional;

/** A codeunit with its own global variables. */
public final class Instance implements Self {
    private final CodeObject codeunit;
    private Optional<Place[]> globals = Optional.empty();

    public Instance(CodeObject codeunit) {
        this.codeunit = codeunit;
    }

    public CodeObject codeunit() {
        return codeunit;
    }

    @Override
    public Place[] globals(CodeObject code, Session session) {
        if (globals.isEmpty()) {
            globals = Optional.of(session.invoker().globals(codeunit, session));
        }
        return globals.get();
    }

    /** Its variables, if anybody has looked at them yet. */
    List<Place> held() {
        return globals.map(List::of).orElse(List.of());
    }

    /** Forgets what its variables hold. */
    public void clear() {
        globals = Optional.empty();
    }
}
