package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;

/** Methods of SecretText. */
final class SecretTextMethods {
    static final Builtins BUILTINS = new Builtins()
            .add("IsEmpty", Simple.BOOLEAN, call -> call.receiverText().isEmpty())
            .add("Unwrap", Type.TEXT, Call::receiverText);

    private SecretTextMethods() {}
}
