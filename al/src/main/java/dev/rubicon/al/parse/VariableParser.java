package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Cursor;
import dev.rubicon.al.syntax.Keyword;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.tree.Attribute;
import dev.rubicon.al.tree.TypeReference;
import dev.rubicon.al.tree.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what follows the word {@code var}. */
final class VariableParser {
    private final Cursor cursor;
    private final AttributeParser attributeParser;
    private final TypeParser types;

    VariableParser(Cursor cursor) {
        this.cursor = cursor;
        this.attributeParser = new AttributeParser(cursor);
        this.types = new TypeParser(cursor);
    }

    /**
     * What the section declares, and the attributes behind it, which belong to the procedure that follows.
     */
    record VariableSection(List<Variable> variables, List<Attribute> following) {}

    VariableSection section(boolean isProtected) {
        List<Variable> variables = new ArrayList<>();
        while (true) {
            List<Attribute> attributes = attributeParser.attributes();
            if (atVariable()) {
                declaration(attributes, isProtected, variables);
            } else if (atEnd() || !attributes.isEmpty()) {
                return new VariableSection(variables, attributes);
            } else if (!cursor.accept(TokenKind.SEMICOLON)) {
                cursor.unexpected("a variable, such as 'Total: Decimal;'");
                recover();
            }
        }
    }

    private boolean atVariable() {
        boolean isName = cursor.kind().isName() && !cursor.keyword().isReserved();
        return isName && (cursor.nextIs(TokenKind.COLON) || cursor.nextIs(TokenKind.COMMA));
    }

    private boolean atEnd() {
        return switch (cursor.kind()) {
            case RIGHT_BRACE, END -> true;
            case IDENTIFIER -> ProcedureParser.isAtCode(cursor) || cursor.at(Keyword.BEGIN) || atSection();
            default -> false;
        };
    }

    private boolean atSection() {
        return cursor.nextIs(TokenKind.LEFT_BRACE);
    }

    private void declaration(List<Attribute> attributes, boolean isProtected, List<Variable> variables) {
        List<Position> positions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        do {
            positions.add(cursor.position());
            Optional<String> name = cursor.expectAnyName("the name of a variable");
            if (name.isEmpty()) {
                recover();
                return;
            }
            names.add(name.get());
        } while (cursor.accept(TokenKind.COMMA));
        Optional<TypeReference> type = cursor.expect(TokenKind.COLON) ? types.type() : Optional.empty();
        type.ifPresent(declared -> {
            for (int i = 0; i < names.size(); i++) {
                variables.add(new Variable(positions.get(i), attributes, names.get(i), declared, isProtected));
            }
        });
        if (type.isEmpty() || !cursor.expect(TokenKind.SEMICOLON)) {
            recover();
        }
    }

    // Goes behind the next semicolon, or before what ends the section.
    private void recover() {
        while (!cursor.accept(TokenKind.SEMICOLON) && !atEnd() && !atVariable()) {
            cursor.advance();
        }
    }
}
