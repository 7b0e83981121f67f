package dev.rubicon.al.parse;

import dev.rubicon.al.parse.VariableParser.VariableSection;
import dev.rubicon.al.syntax.Cursor;
import dev.rubicon.al.syntax.Keyword;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.syntax.TokenRange;
import dev.rubicon.al.tree.Attribute;
import dev.rubicon.al.tree.ObjectKind;
import dev.rubicon.al.tree.Procedure;
import dev.rubicon.al.tree.Procedure.Access;
import dev.rubicon.al.tree.Procedure.Kind;
import dev.rubicon.al.tree.Procedure.Parameter;
import dev.rubicon.al.tree.Procedure.ReturnValue;
import dev.rubicon.al.tree.TypeReference;
import dev.rubicon.al.tree.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what declares code: procedures, triggers, events and {@code var} sections. Finds where bodies end, and leaves them unread. */
final class ProcedureParser {
    private final Cursor cursor;
    private final boolean mayLackBody;
    private final AttributeParser attributeParser;
    private final VariableParser variableParser;
    private final TypeParser types;

    ProcedureParser(Cursor cursor, ObjectKind owner) {
        this.cursor = cursor;
        this.mayLackBody = owner == ObjectKind.INTERFACE || owner == ObjectKind.CONTROLADDIN;
        this.attributeParser = new AttributeParser(cursor);
        this.variableParser = new VariableParser(cursor);
        this.types = new TypeParser(cursor);
    }

    boolean atCode() {
        return cursor.at(TokenKind.LEFT_BRACKET) || isAtCode(cursor);
    }

    /** Whether a procedure, trigger, event or {@code var} section begins here that has no attributes. */
    static boolean isAtCode(Cursor cursor) {
        return switch (cursor.keyword()) {
            case PROCEDURE, TRIGGER, VAR -> true;
            case LOCAL, INTERNAL, PROTECTED ->
                switch (cursor.nextKeyword()) {
                    case PROCEDURE, TRIGGER, VAR, EVENT -> true;
                    default -> false;
                };
            case EVENT -> cursor.nextIs(TokenKind.IDENTIFIER) || cursor.nextIs(TokenKind.QUOTED_IDENTIFIER);
            default -> false;
        };
    }

    /** Reads one of them, with what belongs to it, into {@code draft}. */
    void read(Draft draft) {
        List<Attribute> attributes = attributeParser.attributes();
        while (isAtCode(cursor)) {
            Access access = access();
            if (!cursor.accept(Keyword.VAR)) {
                procedure(attributes, access).ifPresent(draft::add);
                return;
            }
            VariableSection section = variableParser.section(access == Access.PROTECTED);
            draft.add(section.variables());
            attributes = section.following();
            if (attributes.isEmpty()) {
                return;
            }
        }
        cursor.unexpected("a procedure or a variable");
        recover();
    }

    private Access access() {
        Access access = switch (cursor.keyword()) {
            case LOCAL -> Access.LOCAL;
            case INTERNAL -> Access.INTERNAL;
            case PROTECTED -> Access.PROTECTED;
            default -> Access.PUBLIC;
        };
        if (access != Access.PUBLIC) {
            cursor.advance();
        }
        return access;
    }

    private Optional<Procedure> procedure(List<Attribute> attributes, Access access) {
        Kind kind = switch (cursor.keyword()) {
            case TRIGGER -> Kind.TRIGGER;
            case EVENT -> Kind.EVENT;
            default -> Kind.PROCEDURE;
        };
        cursor.advance();
        Position position = cursor.position();
        Optional<String> first = cursor.expectName("the name of a procedure or trigger");
        boolean hasPublisher = first.isPresent() && cursor.accept(TokenKind.SCOPE);
        Optional<String> name = hasPublisher ? cursor.expectName("the name of an event") : first;
        if (name.isEmpty() || !cursor.expect(TokenKind.LEFT_PARENTHESIS)) {
            recover();
            return Optional.empty();
        }
        Optional<List<Parameter>> parameters = parameters();
        if (parameters.isEmpty()) {
            recover();
            return Optional.empty();
        }
        Optional<ReturnValue> returnValue = Optional.empty();
        if (cursor.at(TokenKind.COLON) || cursor.nextIs(TokenKind.COLON)) {
            returnValue = returnValue();
            if (returnValue.isEmpty()) {
                recover();
                return Optional.empty();
            }
        }
        cursor.accept(TokenKind.SEMICOLON);
        List<Variable> variables = mayLackBody || !cursor.accept(Keyword.VAR) ? List.of() : locals();
        Optional<TokenRange> body = body();
        return Optional.of(new Procedure(
                position,
                kind,
                access,
                attributes,
                hasPublisher ? first : Optional.empty(),
                name.get(),
                parameters.get(),
                returnValue,
                variables,
                body));
    }

    // [var] Name: Type; … )
    private Optional<List<Parameter>> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        if (cursor.accept(TokenKind.RIGHT_PARENTHESIS)) {
            return Optional.of(parameters);
        }
        do {
            List<Attribute> attributes = attributeParser.attributes();
            boolean isReference = cursor.accept(Keyword.VAR);
            Position position = cursor.position();
            Optional<String> name = cursor.expectName("the name of a parameter");
            if (name.isEmpty() || !cursor.expect(TokenKind.COLON)) {
                return Optional.empty();
            }
            Optional<TypeReference> type = types.type();
            if (type.isEmpty()) {
                return Optional.empty();
            }
            parameters.add(new Parameter(position, attributes, isReference, name.get(), type.get()));
        } while (cursor.accept(TokenKind.SEMICOLON));
        return cursor.expect(TokenKind.RIGHT_PARENTHESIS) ? Optional.of(parameters) : Optional.empty();
    }

    private Optional<ReturnValue> returnValue() {
        Position position = cursor.position();
        Optional<String> name = Optional.empty();
        if (!cursor.at(TokenKind.COLON)) {
            name = cursor.expectName("the name of a return value");
            if (name.isEmpty()) {
                return Optional.empty();
            }
        }
        cursor.advance();
        Optional<String> given = name;
        return types.type().map(type -> new ReturnValue(position, given, type));
    }

    private List<Variable> locals() {
        return variableParser.section(false).variables();
    }

    private Optional<TokenRange> body() {
        if (cursor.at(Keyword.BEGIN)) {
            int from = cursor.index();
            skipBody();
            TokenRange body = cursor.since(from);
            cursor.accept(TokenKind.SEMICOLON);
            return Optional.of(body);
        }
        if (!mayLackBody) {
            cursor.unexpected("'begin'");
            recover();
        }
        return Optional.empty();
    }

    // Goes behind the "end" of this "begin", or before what cannot stand in code.
    private void skipBody() {
        int depth = 0;
        do {
            switch (cursor.keyword()) {
                case BEGIN, CASE -> depth++;
                case END -> depth--;
                case PROCEDURE, TRIGGER -> {
                    return;
                }
                case LOCAL, INTERNAL, PROTECTED -> {
                    if (cursor.nextKeyword() == Keyword.PROCEDURE) {
                        return;
                    }
                }
                default -> {
                    if (cursor.at(TokenKind.RIGHT_BRACE) || cursor.at(TokenKind.END)) {
                        return;
                    }
                }
            }
            cursor.advance();
        } while (depth > 0);
    }

    // Goes before the next declaration or the end of what we are in; a body on the way belongs to what could not be
    // read.
    private void recover() {
        while (!cursor.at(TokenKind.RIGHT_BRACE) && !cursor.at(TokenKind.END) && !isAtProcedure()) {
            if (cursor.at(Keyword.BEGIN)) {
                skipBody();
                return;
            } else if (cursor.at(TokenKind.LEFT_BRACE)) {
                cursor.skipBlock();
            } else {
                cursor.advance();
            }
        }
    }

    private boolean isAtProcedure() {
        return isAtCode(cursor) && !cursor.at(Keyword.VAR);
    }
}
