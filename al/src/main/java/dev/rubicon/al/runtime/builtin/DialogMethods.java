package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;

/** Methods of Dialog: a window that nobody sees. */
final class DialogMethods {
    static final Builtins BUILTINS = new Builtins()
            .add("Open", call -> {}, Parameter.of(Type.TEXT), Parameter.rest())
            .add("Update", call -> {}, Parameter.of(Simple.INTEGER).optional(), Parameter.rest())
            .add("Close", call -> {})
            .add("HideSubsequentDialogs", Simple.BOOLEAN, call -> false)
            .add("HideSubsequentDialogs", call -> {}, Parameter.of(Simple.BOOLEAN));

    private DialogMethods() {}
}
