package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Cursor;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.tree.FieldDeclaration;
import dev.rubicon.al.tree.FieldModification;
import dev.rubicon.al.tree.KeyDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.Members;
import dev.rubicon.al.tree.ObjectKind;
import dev.rubicon.al.tree.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what stands between the braces of a table or table extension. After a fault it goes on at the next member. */
final class TableParser {
    private final Cursor cursor;
    private final Extent extent;
    private final BodyParser body;
    private final TypeParser types;
    private final Draft draft = new Draft();
    private final List<FieldDeclaration> fields = new ArrayList<>();
    private final List<FieldModification> modifications = new ArrayList<>();
    private final List<KeyDeclaration> keys = new ArrayList<>();

    TableParser(Cursor cursor, Extent extent) {
        this.cursor = cursor;
        this.extent = extent;
        this.body = new BodyParser(cursor, extent, ObjectKind.TABLE);
        this.types = new TypeParser(cursor);
    }

    Members members() {
        if (cursor.expect(TokenKind.LEFT_BRACE)) {
            while (!cursor.accept(TokenKind.RIGHT_BRACE)) {
                if (cursor.at(TokenKind.END) || BodyParser.atObject(cursor)) {
                    cursor.unexpected("'}'");
                    break;
                }
                member();
            }
        }
        return new Members(draft.properties(), fields, modifications, keys, draft.code());
    }

    private void member() {
        if (cursor.atWordThen("fields", TokenKind.LEFT_BRACE)) {
            section("field");
        } else if (cursor.atWordThen("keys", TokenKind.LEFT_BRACE)) {
            section("key");
        } else if (cursor.atWordThen("fieldgroups", TokenKind.LEFT_BRACE)) {
            cursor.advance();
            cursor.skipBlock();
        } else if (!body.member(draft)) {
            cursor.unexpected("a property, a section, a trigger or a procedure");
            body.skipFault();
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
                modification(element);
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
        Optional<TypeReference> type = types.fieldType();
        if (type.isEmpty() || !cursor.expect(TokenKind.RIGHT_PARENTHESIS)) {
            return false;
        }
        Draft declared = body.element("field");
        fields.add(new FieldDeclaration(
                position, id.getAsInt(), name.get(), type.get(), declared.properties(), declared.code()));
        return true;
    }

    // What it can change is not stored.
    private void modification(String element) {
        switch (extent) {
            case DATA -> recover(element);
            case ALL -> {
                if (!modification()) {
                    recover(element);
                }
            }
        }
    }

    private boolean modification() {
        Position position = cursor.position();
        cursor.advance();
        cursor.advance();
        Optional<String> name = cursor.expectName("a field name");
        if (name.isEmpty() || !cursor.expect(TokenKind.RIGHT_PARENTHESIS)) {
            return false;
        }
        Draft changed = body.element("modify");
        modifications.add(new FieldModification(position, name.get(), changed.properties(), changed.code()));
        return true;
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
        keys.add(new KeyDeclaration(
                position, name.get(), keyFields, body.element("key").properties()));
        return true;
    }
}
