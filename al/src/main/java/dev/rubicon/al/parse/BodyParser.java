package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Cursor;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.syntax.TokenRange;
import dev.rubicon.al.tree.ObjectKind;
import dev.rubicon.al.tree.Section;

/** Reads what stands between braces: properties, code, and sections of any name. */
final class BodyParser {
    private static final int MAX_DEPTH = 100;

    private final Cursor cursor;
    private final Extent extent;
    private final boolean holdsSections;
    private final PropertyParser properties;
    private final ProcedureParser procedures;

    BodyParser(Cursor cursor, Extent extent, ObjectKind owner) {
        this.cursor = cursor;
        this.extent = extent;
        this.holdsSections = owner != ObjectKind.CODEUNIT && owner != ObjectKind.INTERFACE;
        this.properties = new PropertyParser(cursor);
        this.procedures = new ProcedureParser(cursor, owner);
    }

    /** Reads a property, something that declares code, or a semicolon too many; false if there is none of them. */
    boolean member(Draft draft) {
        if (properties.atProperty()) {
            draft.add(properties.property());
            return true;
        }
        if (!procedures.atCode()) {
            return cursor.accept(TokenKind.SEMICOLON);
        }
        switch (extent) {
            case ALL -> procedures.read(draft);
            case DATA -> skipMembers();
        }
        return true;
    }

    /** Reads {@code { Name = value; … trigger … }} of a {@code field}, {@code key} or {@code value}. */
    Draft element(String owner) {
        Draft draft = new Draft();
        if (!cursor.expect(TokenKind.LEFT_BRACE)) {
            return draft;
        }
        while (!cursor.accept(TokenKind.RIGHT_BRACE)) {
            if (!member(draft)) {
                cursor.unexpected("a property, a trigger or '}'");
                if (cursor.at(TokenKind.END) || cursor.atWordThen(owner, TokenKind.LEFT_PARENTHESIS)) {
                    break; // The brace was forgotten, and the next one begins.
                }
                skipFault();
            }
        }
        return draft;
    }

    /** Reads the body of an object that may hold any section. */
    Draft body() {
        return body(0);
    }

    private Draft body(int depth) {
        Draft draft = new Draft();
        if (!cursor.expect(TokenKind.LEFT_BRACE)) {
            return draft;
        }
        while (!cursor.accept(TokenKind.RIGHT_BRACE)) {
            if (cursor.at(TokenKind.END) || atObject(cursor)) {
                cursor.unexpected("'}'");
                break;
            }
            if (!member(draft)) {
                if (atSection()) {
                    section(draft, depth);
                } else {
                    cursor.unexpected(
                            holdsSections
                                    ? "a property, a section, a trigger or a procedure"
                                    : "a property, a trigger or a procedure");
                    skipFault();
                }
            }
        }
        return draft;
    }

    /** Whether the next object begins, after a brace that was forgotten: nothing else looks like this inside a body. */
    static boolean atObject(Cursor cursor) {
        return cursor.nextIs(TokenKind.INTEGER) && ObjectKinds.at(cursor).isPresent();
    }

    private boolean atSection() {
        return holdsSections
                && cursor.at(TokenKind.IDENTIFIER)
                && (cursor.nextIs(TokenKind.LEFT_BRACE) || cursor.nextIs(TokenKind.LEFT_PARENTHESIS));
    }

    // actions { … }   field(Name; Rec.Name) { … }   moveafter(First; Second)
    private void section(Draft draft, int depth) {
        Position position = cursor.position();
        String keyword = cursor.name();
        cursor.advance();
        int from = cursor.index();
        TokenRange arguments = cursor.since(from);
        if (cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
            from = cursor.index();
            skipArguments();
            arguments = cursor.since(from);
            if (!cursor.expect(TokenKind.RIGHT_PARENTHESIS)) {
                skipFault();
                return;
            }
        }
        if (!cursor.at(TokenKind.LEFT_BRACE)) {
            draft.add(new Section(position, keyword, arguments, new Draft().body()));
        } else if (depth == MAX_DEPTH) {
            cursor.tooDeep("sections", MAX_DEPTH);
            cursor.skipBlock();
        } else {
            draft.add(new Section(position, keyword, arguments, body(depth + 1).body()));
        }
    }

    // Goes before the closing parenthesis, or before what cannot stand in parentheses.
    private void skipArguments() {
        int depth = 0;
        while (true) {
            switch (cursor.kind()) {
                case LEFT_PARENTHESIS -> depth++;
                case RIGHT_PARENTHESIS -> depth--;
                case LEFT_BRACE, RIGHT_BRACE, END -> {
                    return;
                }
                default -> {}
            }
            if (depth < 0) {
                return;
            }
            cursor.advance();
        }
    }

    /** Reads over what should not be here, up to where reading may go on. */
    void skipFault() {
        if (!cursor.at(TokenKind.LEFT_BRACE)) {
            cursor.advance();
        }
        skipMembers();
    }

    // Goes before the brace that closes what we are in, or before a section of a table.
    private void skipMembers() {
        while (!cursor.at(TokenKind.RIGHT_BRACE) && !cursor.at(TokenKind.END) && !atTableSection()) {
            if (extent == Extent.ALL && ProcedureParser.isAtCode(cursor)) {
                return;
            }
            if (cursor.at(TokenKind.LEFT_BRACE)) {
                cursor.skipBlock();
            } else {
                cursor.advance();
            }
        }
    }

    private boolean atTableSection() {
        return cursor.nextIs(TokenKind.LEFT_BRACE)
                && (cursor.atWord("fields") || cursor.atWord("keys") || cursor.atWord("fieldgroups"));
    }
}
