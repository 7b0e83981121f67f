package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Cursor;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.syntax.TokenRange;
import dev.rubicon.al.tree.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads attributes: {@code [Name]}, {@code [Name(value, value)]}. */
final class AttributeParser {
    private final Cursor cursor;

    AttributeParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** All that stand here; there may be none. Those that cannot be read are left out, with a finding. */
    List<Attribute> attributes() {
        if (!cursor.at(TokenKind.LEFT_BRACKET)) {
            return List.of();
        }
        List<Attribute> attributes = new ArrayList<>();
        while (cursor.accept(TokenKind.LEFT_BRACKET)) {
            attribute().ifPresentOrElse(attributes::add, this::recover);
        }
        return attributes;
    }

    private Optional<Attribute> attribute() {
        Position position = cursor.position();
        Optional<String> name = cursor.expectName("the name of an attribute");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<TokenRange> arguments = cursor.accept(TokenKind.LEFT_PARENTHESIS) ? arguments() : List.of();
        return cursor.expect(TokenKind.RIGHT_BRACKET)
                ? Optional.of(new Attribute(position, name.get(), arguments))
                : Optional.empty();
    }

    // Behind the closing parenthesis, or before whatever cannot stand in parentheses.
    private List<TokenRange> arguments() {
        List<TokenRange> arguments = new ArrayList<>();
        int from = cursor.index();
        int depth = 0;
        while (!atEnd()) {
            if (depth == 0 && (cursor.at(TokenKind.COMMA) || cursor.at(TokenKind.RIGHT_PARENTHESIS))) {
                arguments.add(cursor.since(from));
                if (cursor.accept(TokenKind.RIGHT_PARENTHESIS)) {
                    return arguments.size() == 1 && arguments.getFirst().size() == 0 ? List.of() : arguments;
                }
                from = cursor.index() + 1;
            }
            depth += cursor.at(TokenKind.LEFT_PARENTHESIS) ? 1 : cursor.at(TokenKind.RIGHT_PARENTHESIS) ? -1 : 0;
            cursor.advance();
        }
        return arguments;
    }

    private boolean atEnd() {
        return switch (cursor.kind()) {
            case RIGHT_BRACKET, LEFT_BRACE, RIGHT_BRACE, SEMICOLON, END -> true;
            default -> false;
        };
    }

    private void recover() {
        while (!atEnd() && !cursor.keyword().isReserved()) {
            cursor.advance();
        }
        cursor.accept(TokenKind.RIGHT_BRACKET);
    }
}
