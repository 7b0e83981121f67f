package dev.rubicon.al.syntax;

import dev.rubicon.al.syntax.ObjectDeclaration.TableDeclaration;
import dev.rubicon.al.syntax.ObjectDeclaration.TableExtensionDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the outer level of a file: its objects. Those that are no tables are read over. */
public final class SourceParser {
    private final Cursor cursor;
    private final List<ObjectDeclaration> objects = new ArrayList<>();

    private SourceParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /**
     * The objects in the order written, without those that cannot be read; what is wrong with them is added to
     * {@code findings}.
     *
     * @param symbols the preprocessor symbols defined for every file; their case does not matter
     */
    public static List<ObjectDeclaration> parse(Source source, Set<String> symbols, Findings findings) {
        SourceParser parser = new SourceParser(new Cursor(Lexer.read(source, symbols, findings), findings));
        parser.file();
        return List.copyOf(parser.objects);
    }

    private void file() {
        while (!cursor.at(TokenKind.END)) {
            Optional<ObjectKind> kind = ObjectKind.at(cursor);
            if (kind.isPresent()) {
                object(kind.get());
            } else if (cursor.at(TokenKind.LEFT_BRACKET)) {
                cursor.skipAttribute();
            } else if (cursor.atWord("namespace") || cursor.atWord("using")) {
                cursor.advance();
                cursor.expectReference("a namespace");
                cursor.expect(TokenKind.SEMICOLON);
            } else if (!cursor.accept(TokenKind.SEMICOLON)) {
                cursor.unexpected("an object, such as 'table'");
                recover();
            }
        }
    }

    // Goes before the next word that begins an object, but not into blocks.
    private void recover() {
        while (!cursor.at(TokenKind.END) && ObjectKind.at(cursor).isEmpty()) {
            if (cursor.at(TokenKind.LEFT_BRACE)) {
                cursor.skipBlock();
            } else {
                cursor.advance();
            }
        }
    }

    private void object(ObjectKind kind) {
        Position position = cursor.position();
        cursor.advance();
        boolean whole = switch (kind) {
            case TABLE -> table(position);
            case TABLEEXTENSION -> tableExtension(position);
            case CODEUNIT,
                    CONTROLADDIN,
                    DOTNET,
                    ENTITLEMENT,
                    ENUM,
                    ENUMEXTENSION,
                    INTERFACE,
                    PAGE,
                    PAGECUSTOMIZATION,
                    PAGEEXTENSION,
                    PERMISSIONSET,
                    PERMISSIONSETEXTENSION,
                    PROFILE,
                    PROFILEEXTENSION,
                    QUERY,
                    REPORT,
                    REPORTEXTENSION,
                    XMLPORT -> otherObject();
        };
        if (!whole) {
            recover();
        }
    }

    private boolean table(Position position) {
        OptionalInt id = cursor.expectNumber("an object id");
        if (id.isEmpty()) {
            return false;
        }
        Optional<String> name = cursor.expectName("an object name");
        if (name.isEmpty()) {
            return false;
        }
        objects.add(new TableDeclaration(position, id.getAsInt(), name.get(), new TableParser(cursor).members()));
        return true;
    }

    private boolean tableExtension(Position position) {
        OptionalInt id = cursor.expectNumber("an object id");
        if (id.isEmpty()) {
            return false;
        }
        Optional<String> name = cursor.expectName("an object name");
        if (name.isEmpty()) {
            return false;
        }
        if (!cursor.atWord("extends")) {
            cursor.unexpected("'extends'");
            return false;
        }
        cursor.advance();
        Optional<String> target = cursor.expectReference("the name of a table");
        if (target.isEmpty()) {
            return false;
        }
        objects.add(new TableExtensionDeclaration(
                position, id.getAsInt(), name.get(), target.get(), new TableParser(cursor).members()));
        return true;
    }

    // [id] [name] [extends name] [implements name, name] { … }
    private boolean otherObject() {
        while (!cursor.at(TokenKind.LEFT_BRACE)) {
            boolean isHeader = switch (cursor.kind()) {
                case IDENTIFIER, QUOTED_IDENTIFIER, INTEGER, DOT, COMMA -> true;
                default -> false;
            };
            if (!isHeader) {
                cursor.unexpected("'{'");
                return false;
            }
            cursor.advance();
        }
        cursor.skipBlock();
        return true;
    }
}
