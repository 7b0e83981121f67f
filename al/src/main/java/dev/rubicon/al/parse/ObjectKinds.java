package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Cursor;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.tree.ObjectKind;
import java.util.Optional;

/** The words that begin the declaration of an object. */
final class ObjectKinds {
    private ObjectKinds() {}

    /** The kind whose declarations begin with the next word, in any case. */
    static Optional<ObjectKind> at(Cursor cursor) {
        if (cursor.at(TokenKind.IDENTIFIER)) {
            for (ObjectKind kind : ObjectKind.values()) {
                if (cursor.atWord(kind.keyword())) {
                    return Optional.of(kind);
                }
            }
        }
        return Optional.empty();
    }
}
