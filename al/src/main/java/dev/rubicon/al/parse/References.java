package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Cursor;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.tree.ObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads names that may have a namespace. */
final class References {
    private final Cursor cursor;

    References(Cursor cursor) {
        this.cursor = cursor;
    }

    /** A name with or without a namespace, or a number; without one, a finding. */
    Optional<ObjectReference> expect(String what) {
        Position position = cursor.position();
        if (cursor.at(TokenKind.INTEGER)) {
            String digits = cursor.name();
            cursor.advance();
            return Optional.of(new ObjectReference(position, Optional.empty(), digits));
        }
        Optional<String> name = cursor.expectName(what);
        if (!cursor.at(TokenKind.DOT)) {
            return name.map(whole -> new ObjectReference(position, Optional.empty(), whole));
        }
        List<String> namespace = new ArrayList<>();
        while (name.isPresent() && cursor.accept(TokenKind.DOT)) {
            namespace.add(name.get());
            name = cursor.expectName(what);
        }
        return name.map(last -> new ObjectReference(position, Optional.of(String.join(".", namespace)), last));
    }

    /** One such name or several with commas between them; absent, with a finding, if one is none. */
    Optional<List<ObjectReference>> expectList(String what) {
        List<ObjectReference> references = new ArrayList<>();
        do {
            Optional<ObjectReference> reference = expect(what);
            if (reference.isEmpty()) {
                return Optional.empty();
            }
            references.add(reference.get());
        } while (cursor.accept(TokenKind.COMMA));
        return Optional.of(references);
    }

    /** Names with dots between them, such as a namespace; without one, a finding. */
    Optional<String> expectDotted(String what) {
        return expect(what)
                .map(reference ->
                        reference.namespace().map(first -> first + ".").orElse("") + reference.name());
    }
}
