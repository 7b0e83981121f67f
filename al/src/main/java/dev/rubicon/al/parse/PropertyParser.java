package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Cursor;
import dev.rubicon.al.syntax.Keyword;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.tree.Property;

/** Reads properties. */
final class PropertyParser {
    private final Cursor cursor;

    PropertyParser(Cursor cursor) {
        this.cursor = cursor;
    }

    boolean atProperty() {
        return cursor.at(TokenKind.IDENTIFIER) && cursor.nextIs(TokenKind.EQUAL);
    }

    /** Reads {@code Name = value;}. The value ends at a semicolon that stands in no parentheses. */
    Property property() {
        Position position = cursor.position();
        String name = cursor.name();
        cursor.advance();
        cursor.advance();
        // Such as: Permissions = tabledata Customer = rm, tabledata Vendor = r;
        boolean holdsEquals = name.equalsIgnoreCase("Permissions") || name.equalsIgnoreCase("AccessByPermission");
        int from = cursor.index();
        int depth = 0;
        boolean isComplete = false;
        while (!atValueEnd(depth)) {
            if (depth == 0 && isComplete && atProperty() && !holdsEquals) {
                cursor.unexpected("';'");
                return new Property(position, name, cursor.since(from));
            }
            switch (cursor.kind()) {
                case LEFT_PARENTHESIS, LEFT_BRACKET -> depth++;
                case RIGHT_PARENTHESIS, RIGHT_BRACKET -> depth--;
                default -> {}
            }
            isComplete = cursor.thirdIs(TokenKind.EQUAL) && mayEnd();
            cursor.advance();
        }
        Property property = new Property(position, name, cursor.since(from));
        if (depth != 0) {
            cursor.unexpected(depth > 0 ? "')'" : "';'");
        }
        cursor.accept(TokenKind.SEMICOLON); // The last one before a brace may lack it.
        return property;
    }

    private boolean atValueEnd(int depth) {
        return switch (cursor.kind()) {
            case SEMICOLON -> depth <= 0;
            case LEFT_BRACE, RIGHT_BRACE, END -> true;
            default -> false;
        };
    }

    // Whether a value may end with this word: not with a comma, an operator or "not".
    private boolean mayEnd() {
        return switch (cursor.kind()) {
            case IDENTIFIER -> !cursor.keyword().isReserved() || cursor.at(Keyword.TRUE) || cursor.at(Keyword.FALSE);
            case QUOTED_IDENTIFIER, STRING, VERBATIM_STRING, RIGHT_PARENTHESIS, RIGHT_BRACKET -> true;
            case INTEGER, BIG_INTEGER, DECIMAL, DATE, TIME, DATE_TIME -> true;
            default -> false;
        };
    }
}
