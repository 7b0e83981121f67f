package dev.rubicon.al.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads properties, and the bodies that hold nothing but properties and code. */
final class PropertyParser {
    // Code may follow the properties of an object or field; it is read over.
    private static final List<String> CODE =
            List.of("trigger", "procedure", "local", "internal", "protected", "var", "event");

    private final Cursor cursor;

    PropertyParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads {@code { Name = value; … trigger … }} of a {@code field} or {@code key}. */
    Properties body(String owner) {
        List<Property> properties = new ArrayList<>();
        if (!cursor.expect(TokenKind.LEFT_BRACE)) {
            return new Properties(properties);
        }
        while (!cursor.accept(TokenKind.RIGHT_BRACE)) {
            if (atProperty()) {
                properties.add(property());
            } else if (atCode()) {
                skipCode();
            } else if (!cursor.accept(TokenKind.SEMICOLON)) {
                cursor.unexpected("a property, a trigger or '}'");
                if (cursor.at(TokenKind.END) || cursor.atWordThen(owner, TokenKind.LEFT_PARENTHESIS)) {
                    break; // The brace was forgotten, and the next one begins.
                }
                skipFault();
            }
        }
        return new Properties(properties);
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
        TokenKind before = TokenKind.EQUAL;
        while (!atValueEnd(depth)) {
            TokenKind kind = cursor.kind();
            boolean continues = before == TokenKind.EQUAL || before == TokenKind.COMMA;
            if (depth == 0 && atProperty() && !continues && !holdsEquals) {
                cursor.unexpected("';'");
                return new Property(position, name, cursor.since(from));
            }
            switch (kind) {
                case LEFT_PARENTHESIS, LEFT_BRACKET -> depth++;
                case RIGHT_PARENTHESIS, RIGHT_BRACKET -> depth--;
                default -> {}
            }
            before = kind;
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

    boolean atCode() {
        return cursor.at(TokenKind.LEFT_BRACKET) || CODE.stream().anyMatch(cursor::atWord);
    }

    /** Reads on to the brace that closes what we are in, or to a section of a table. */
    void skipCode() {
        while (!cursor.at(TokenKind.RIGHT_BRACE) && !cursor.at(TokenKind.END) && !atSection()) {
            if (cursor.at(TokenKind.LEFT_BRACE)) {
                cursor.skipBlock();
            } else {
                cursor.advance();
            }
        }
    }

    /** Reads over what should not be here, and like {@link #skipCode} what follows it. */
    void skipFault() {
        if (!cursor.at(TokenKind.LEFT_BRACE)) {
            cursor.advance();
        }
        skipCode();
    }

    private boolean atSection() {
        return cursor.nextIs(TokenKind.LEFT_BRACE)
                && (cursor.atWord("fields") || cursor.atWord("keys") || cursor.atWord("fieldgroups"));
    }
}
