package dev.rubicon.al.syntax;

import dev.rubicon.al.syntax.ObjectDeclaration.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what stands between the braces of a table or table extension. After a fault it goes on at the next member. */
final class TableParser {
    private final Cursor cursor;
    private final PropertyParser propertyParser;
    private final List<Property> properties = new ArrayList<>();
    private final List<FieldDeclaration> fields = new ArrayList<>();
    private final List<KeyDeclaration> keys = new ArrayList<>();

    TableParser(Cursor cursor) {
        this.cursor = cursor;
        this.propertyParser = new PropertyParser(cursor);
    }

    Members members() {
        if (cursor.expect(TokenKind.LEFT_BRACE)) {
            while (!cursor.accept(TokenKind.RIGHT_BRACE)) {
                if (cursor.at(TokenKind.END) || atObject()) {
                    cursor.unexpected("'}'");
                    break;
                }
                member();
            }
        }
        return new Members(new Properties(properties), fields, keys);
    }

    // In a body this can only be the next object, after a brace that was forgotten.
    private boolean atObject() {
        return cursor.nextIs(TokenKind.INTEGER) && ObjectKind.at(cursor).isPresent();
    }

    private void member() {
        if (propertyParser.atProperty()) {
            properties.add(propertyParser.property());
        } else if (cursor.atWordThen("fields", TokenKind.LEFT_BRACE)) {
            section("field");
        } else if (cursor.atWordThen("keys", TokenKind.LEFT_BRACE)) {
            section("key");
        } else if (cursor.atWordThen("fieldgroups", TokenKind.LEFT_BRACE)) {
            cursor.advance();
            cursor.skipBlock();
        } else if (propertyParser.atCode()) {
            propertyParser.skipCode();
        } else if (!cursor.accept(TokenKind.SEMICOLON)) {
            cursor.unexpected("a property, a section, a trigger or a procedure");
            propertyParser.skipFault();
        }
    }

    private void section(String element) {
        cursor.advance();
        cursor.advance();
        while (!cursor.accept(TokenKind.RIGHT_BRACE)) {
            if (cursor.at(TokenKind.END)) {
                return; // The table says that its brace is missing.
            }
            if (cursor.atWordThen(element, TokenKind.LEFT_PARENTHESIS)) {
                boolean whole = element.equals("field") ? field() : key();
                if (!whole) {
                    recover(element);
                }
            } else if (cursor.atWordThen("modify", TokenKind.LEFT_PARENTHESIS)) {
                recover(element); // What it can change is not stored.
            } else if (!cursor.accept(TokenKind.SEMICOLON)) {
                cursor.unexpected("'" + element + "(' or '}'");
                recover(element);
            }
        }
    }

    // Goes behind the next block, or before the next element or the end of the section.
    private void recover(String element) {
        while (!cursor.at(TokenKind.RIGHT_BRACE) && !cursor.at(TokenKind.END)) {
            if (cursor.at(TokenKind.LEFT_BRACE)) {
                cursor.skipBlock();
                return;
            }
            cursor.advance();
            if (cursor.atWordThen(element, TokenKind.LEFT_PARENTHESIS)) {
                return;
            }
        }
    }

    private boolean field() {
        Position position = cursor.position();
        cursor.advance();
        cursor.advance();
        OptionalInt id = cursor.expectNumber("a field id");
        if (id.isEmpty() || !cursor.expect(TokenKind.SEMICOLON)) {
            return false;
        }
        Optional<String> name = cursor.expectName("a field name");
        if (name.isEmpty() || !cursor.expect(TokenKind.SEMICOLON)) {
            return false;
        }
        Optional<TypeReference> type = type();
        if (type.isEmpty() || !cursor.expect(TokenKind.RIGHT_PARENTHESIS)) {
            return false;
        }
        fields.add(new FieldDeclaration(position, id.getAsInt(), name.get(), type.get(), propertyParser.body("field")));
        return true;
    }

    private Optional<TypeReference> type() {
        Position position = cursor.position();
        Optional<String> name = cursor.expectName("a type");
        OptionalInt length = OptionalInt.empty();
        Optional<String> subtype = Optional.empty();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (cursor.accept(TokenKind.LEFT_BRACKET)) {
            length = cursor.expectNumber("a length");
            if (length.isEmpty() || !cursor.expect(TokenKind.RIGHT_BRACKET)) {
                return Optional.empty();
            }
        } else if (!cursor.at(TokenKind.RIGHT_PARENTHESIS)) {
            subtype = cursor.expectReference("')' or the name of an object");
            if (subtype.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new TypeReference(position, name.get(), length, subtype));
    }

    private boolean key() {
        Position position = cursor.position();
        cursor.advance();
        cursor.advance();
        Optional<String> name = cursor.expectName("a key name");
        if (name.isEmpty()) {
            return false;
        }
        List<String> keyFields = new ArrayList<>();
        if (cursor.accept(TokenKind.SEMICOLON) && !cursor.at(TokenKind.RIGHT_PARENTHESIS)) {
            do {
                Optional<String> field = cursor.expectName("a field name");
                if (field.isEmpty()) {
                    return false;
                }
                keyFields.add(field.get());
            } while (cursor.accept(TokenKind.COMMA));
        }
        if (!cursor.expect(TokenKind.RIGHT_PARENTHESIS)) {
            return false;
        }
        keys.add(new KeyDeclaration(position, name.get(), keyFields, propertyParser.body("key")));
        return true;
    }
}
