package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.value.Place;

/** What code runs on: an instance of a codeunit, or a record. It has the global variables of its code. */
public interface Self {
    /** The globals of that code, in the order declared; made when they are first asked for. */
    Place[] globals(CodeObject code, Session session);
}
