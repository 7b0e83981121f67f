package dev.rubicon.packager.project;

import java.nio.file.Path;

/** Where the app file of an AL project comes from. */
public sealed interface AppMaker {
    /** It is built here, by what is no compiler. */
    record Builder() implements AppMaker {}

    /** @param program Microsoft's compiler, or what understands the same arguments */
    record Compiler(Path program) implements AppMaker {}

    /** It has been made already, and stands in its project. */
    record Made() implements AppMaker {}
}
