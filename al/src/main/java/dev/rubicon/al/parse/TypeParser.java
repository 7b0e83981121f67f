package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Cursor;
import dev.rubicon.al.syntax.Keyword;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.tree.ObjectReference;
import dev.rubicon.al.tree.TypeReference;
import dev.rubicon.al.tree.TypeReference.ArrayType;
import dev.rubicon.al.tree.TypeReference.Generic;
import dev.rubicon.al.tree.TypeReference.Label;
import dev.rubicon.al.tree.TypeReference.ObjectType;
import dev.rubicon.al.tree.TypeReference.Options;
import dev.rubicon.al.tree.TypeReference.Simple;
import dev.rubicon.al.tree.TypeReference.TextConst;
import dev.rubicon.al.tree.TypeReference.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads types. Each method is absent, with a finding, where there is none. */
final class TypeParser {
    private static final int MAX_DEPTH = 100;

    private final Cursor cursor;
    private final References references;

    TypeParser(Cursor cursor) {
        this.cursor = cursor;
        this.references = new References(cursor);
    }

    /** The type of a field: one or two names, and a length. */
    Optional<TypeReference> fieldType() {
        Position position = cursor.position();
        Optional<String> name = cursor.expectName("a type");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (cursor.at(TokenKind.LEFT_BRACKET)) {
            return withLength(position, name.get());
        }
        if (cursor.at(TokenKind.RIGHT_PARENTHESIS)) {
            return Optional.of(new Simple(position, name.get(), OptionalInt.empty()));
        }
        return references
                .expect("')' or the name of an object")
                .map(object -> new ObjectType(position, name.get(), object, false));
    }

    /** The type of a variable, parameter or return value. */
    Optional<TypeReference> type() {
        return type(0);
    }

    private Optional<TypeReference> type(int depth) {
        if (depth == MAX_DEPTH) {
            cursor.tooDeep("types", MAX_DEPTH);
            return Optional.empty();
        }
        Position position = cursor.position();
        if (cursor.at(Keyword.ARRAY) && cursor.nextIs(TokenKind.LEFT_BRACKET)) {
            return array(position, depth);
        }
        Optional<String> name = cursor.expectName("a type");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (cursor.at(Keyword.OF) && cursor.nextIs(TokenKind.LEFT_BRACKET)) {
            return generic(position, name.get(), depth);
        }
        if (cursor.at(TokenKind.LEFT_BRACKET) && cursor.nextIs(TokenKind.INTEGER)) {
            return withLength(position, name.get());
        }
        if (name.get().equalsIgnoreCase("Option")) {
            return Optional.of(new Options(position, name.get(), members()));
        }
        if (cursor.at(TokenKind.STRING) || cursor.at(TokenKind.VERBATIM_STRING)) {
            return label(position, name.get());
        }
        if (name.get().equalsIgnoreCase("TextConst")) {
            return textConst(position, name.get());
        }
        return atObject() ? objectType(position, name.get()) : Optional.of(simple(position, name.get()));
    }

    private Optional<TypeReference> withLength(Position position, String name) {
        cursor.advance();
        OptionalInt length = cursor.expectNumber("a length");
        return length.isPresent() && cursor.expect(TokenKind.RIGHT_BRACKET)
                ? Optional.of(new Simple(position, name, length))
                : Optional.empty();
    }

    private static TypeReference simple(Position position, String name) {
        return new Simple(position, name, OptionalInt.empty());
    }

    private Optional<TypeReference> array(Position position, int depth) {
        String name = cursor.name();
        cursor.advance();
        cursor.advance();
        List<Integer> dimensions = new ArrayList<>();
        do {
            OptionalInt dimension = cursor.expectNumber("a number of elements");
            if (dimension.isEmpty()) {
                return Optional.empty();
            }
            dimensions.add(dimension.getAsInt());
        } while (cursor.accept(TokenKind.COMMA));
        if (!cursor.expect(TokenKind.RIGHT_BRACKET)) {
            return Optional.empty();
        }
        if (!cursor.accept(Keyword.OF)) {
            cursor.unexpected("'of'");
            return Optional.empty();
        }
        return type(depth + 1).map(element -> new ArrayType(position, name, dimensions, element));
    }

    private Optional<TypeReference> generic(Position position, String name, int depth) {
        cursor.advance();
        cursor.advance();
        List<TypeReference> arguments = new ArrayList<>();
        do {
            Optional<TypeReference> argument = type(depth + 1);
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(argument.get());
        } while (cursor.accept(TokenKind.COMMA));
        return cursor.expect(TokenKind.RIGHT_BRACKET)
                ? Optional.of(new Generic(position, name, arguments))
                : Optional.empty();
    }

    // Names with commas between them, any of which may be missing: Option ,Open,Closed
    private List<String> members() {
        List<String> members = new ArrayList<>();
        if (!atMember() && !cursor.at(TokenKind.COMMA)) {
            return members;
        }
        do {
            members.add(atMember() ? cursor.name() : "");
            if (atMember()) {
                cursor.advance();
            }
        } while (cursor.accept(TokenKind.COMMA));
        return members;
    }

    private boolean atMember() {
        return atObject() || cursor.at(TokenKind.INTEGER);
    }

    // After a return type without a semicolon the code may begin, or the next procedure.
    private boolean atObject() {
        return switch (cursor.kind()) {
            case IDENTIFIER ->
                switch (cursor.keyword()) {
                    case BEGIN, VAR, PROCEDURE, TRIGGER, TEMPORARY, OF -> false;
                    case LOCAL, INTERNAL, PROTECTED -> cursor.nextKeyword() != Keyword.PROCEDURE;
                    case EVENT -> !cursor.nextIs(TokenKind.IDENTIFIER);
                    default -> true;
                };
            case QUOTED_IDENTIFIER, INTEGER -> true;
            default -> false;
        };
    }

    private Optional<TypeReference> objectType(Position position, String name) {
        Optional<ObjectReference> object = references.expect("the name of an object");
        boolean isTemporary = cursor.accept(Keyword.TEMPORARY);
        while (cursor.atWord("runonclient") || cursor.atWord("withevents") || cursor.atWord("suppressdispose")) {
            cursor.advance();
        }
        return object.map(reference -> new ObjectType(position, name, reference, isTemporary));
    }

    private Optional<TypeReference> label(Position position, String name) {
        Optional<String> text = cursor.expectText("a text");
        Optional<String> comment = Optional.empty();
        boolean isLocked = false;
        OptionalInt maxLength = OptionalInt.empty();
        // The compiler takes a comma behind the last one.
        while (cursor.accept(TokenKind.COMMA) && !cursor.at(TokenKind.SEMICOLON)) {
            boolean isComment = cursor.atWordThen("comment", TokenKind.EQUAL);
            boolean isLock = cursor.atWordThen("locked", TokenKind.EQUAL);
            if (!isComment && !isLock && !cursor.atWordThen("maxlength", TokenKind.EQUAL)) {
                cursor.unexpected("Comment, Locked or MaxLength");
                return Optional.empty();
            }
            cursor.advance();
            cursor.advance();
            if (isComment) {
                comment = cursor.expectText("a text");
            } else if (isLock) {
                isLocked = cursor.at(Keyword.TRUE);
                cursor.advance();
            } else {
                maxLength = cursor.expectNumber("a length");
            }
        }
        return Optional.of(new Label(position, name, text.orElse(""), comment, isLocked, maxLength));
    }

    private Optional<TypeReference> textConst(Position position, String name) {
        List<Translation> translations = new ArrayList<>();
        do {
            Optional<String> language = cursor.expectName("a language, such as ENU");
            if (language.isEmpty() || !cursor.expect(TokenKind.EQUAL)) {
                return Optional.empty();
            }
            Optional<String> text = cursor.expectText("a text");
            if (text.isEmpty()) {
                return Optional.empty();
            }
            translations.add(new Translation(language.get(), text.get()));
        } while (cursor.accept(TokenKind.COMMA));
        return Optional.of(new TextConst(position, name, translations));
    }
}
