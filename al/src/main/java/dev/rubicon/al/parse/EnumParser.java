package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Cursor;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.tree.EnumValue;
import dev.rubicon.al.tree.ObjectKind;
import dev.rubicon.al.tree.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what stands between the braces of an enum or enum extension. After a fault it goes on at the next value. */
final class EnumParser {
    private final Cursor cursor;
    private final BodyParser body;

    EnumParser(Cursor cursor, Extent extent) {
        this.cursor = cursor;
        this.body = new BodyParser(cursor, extent, ObjectKind.ENUM);
    }

    record EnumMembers(Properties properties, List<EnumValue> values) {}

    EnumMembers members() {
        Draft draft = new Draft();
        List<EnumValue> values = new ArrayList<>();
        if (!cursor.expect(TokenKind.LEFT_BRACE)) {
            return new EnumMembers(draft.properties(), values);
        }
        while (!cursor.accept(TokenKind.RIGHT_BRACE)) {
            if (cursor.at(TokenKind.END) || BodyParser.atObject(cursor)) {
                cursor.unexpected("'}'");
                break;
            }
            if (atValue()) {
                value().ifPresentOrElse(values::add, this::recover);
            } else if (!body.member(draft)) {
                cursor.unexpected("a property, 'value(' or '}'");
                recover();
            }
        }
        return new EnumMembers(draft.properties(), values);
    }

    private boolean atValue() {
        return cursor.atWordThen("value", TokenKind.LEFT_PARENTHESIS);
    }

    // value(1; Open) { … }
    private Optional<EnumValue> value() {
        Position position = cursor.position();
        cursor.advance();
        cursor.advance();
        OptionalInt ordinal = cursor.expectOrdinal("an ordinal");
        if (ordinal.isEmpty() || !cursor.expect(TokenKind.SEMICOLON)) {
            return Optional.empty();
        }
        Optional<String> name = cursor.expectAnyName("the name of a value");
        if (name.isEmpty() || !cursor.expect(TokenKind.RIGHT_PARENTHESIS)) {
            return Optional.empty();
        }
        Properties properties = body.element("value").properties();
        return Optional.of(new EnumValue(position, ordinal.getAsInt(), name.get(), properties));
    }

    // Goes behind the next block, or before the next value or the closing brace.
    private void recover() {
        while (!cursor.at(TokenKind.RIGHT_BRACE) && !cursor.at(TokenKind.END)) {
            if (cursor.at(TokenKind.LEFT_BRACE)) {
                cursor.skipBlock();
                return;
            }
            cursor.advance();
            if (atValue()) {
                return;
            }
        }
    }
}
