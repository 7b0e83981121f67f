package dev.rubicon.al.parse;

import dev.rubicon.al.parse.EnumParser.EnumMembers;
import dev.rubicon.al.syntax.Cursor;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.CodeunitDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumExtensionDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.InterfaceDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.OtherDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableExtensionDeclaration;
import dev.rubicon.al.tree.ObjectKind;
import dev.rubicon.al.tree.ObjectReference;
import dev.rubicon.al.tree.Section;
import dev.rubicon.al.tree.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads files. Objects are in the order written, without those that cannot be read; what is wrong with them is added to the
 * findings. Symbols are those that the preprocessor has defined for every file; their case does not matter.
 */
public final class SourceParser {
    private final Cursor cursor;
    private final Extent extent;
    private final References references;
    private final List<ObjectDeclaration> objects = new ArrayList<>();
    private final List<String> usings = new ArrayList<>();
    private Optional<String> namespace = Optional.empty();

    private SourceParser(Cursor cursor, Extent extent) {
        this.cursor = cursor;
        this.extent = extent;
        this.references = new References(cursor);
    }

    /** Everything that a file declares. The bodies of procedures are left to {@link CodeParser}. */
    public static SourceFile parse(Source source, Set<String> symbols, Findings findings) {
        return new SourceParser(Cursor.over(source, symbols, findings), Extent.ALL).file();
    }

    /**
     * Tables, enums and their extensions, without code. All else is read over without being judged, so that a schema does not
     * depend on it.
     */
    public static SourceFile parseData(Source source, Set<String> symbols, Findings findings) {
        return new SourceParser(Cursor.over(source, symbols, findings), Extent.DATA).file();
    }

    private SourceFile file() {
        while (!cursor.at(TokenKind.END)) {
            Optional<ObjectKind> kind = ObjectKinds.at(cursor);
            if (kind.isPresent()) {
                if (!object(kind.get())) {
                    recover();
                }
            } else if (cursor.at(TokenKind.LEFT_BRACKET)) {
                new AttributeParser(cursor).attributes();
            } else if (cursor.atWord("namespace")) {
                cursor.advance();
                namespace = references.expectDotted("a namespace");
                cursor.expect(TokenKind.SEMICOLON);
            } else if (cursor.atWord("using")) {
                cursor.advance();
                references.expectDotted("a namespace").ifPresent(usings::add);
                cursor.expect(TokenKind.SEMICOLON);
            } else if (!cursor.accept(TokenKind.SEMICOLON)) {
                cursor.unexpected("an object, such as 'table'");
                recover();
            }
        }
        return new SourceFile(namespace, usings, objects);
    }

    // Goes before the next word that begins an object, but not into blocks.
    private void recover() {
        while (!cursor.at(TokenKind.END) && ObjectKinds.at(cursor).isEmpty()) {
            if (cursor.at(TokenKind.LEFT_BRACE)) {
                cursor.skipBlock();
            } else {
                cursor.advance();
            }
        }
    }

    private boolean object(ObjectKind kind) {
        Position position = cursor.position();
        cursor.advance();
        return switch (kind) {
            case TABLE, TABLEEXTENSION, ENUM, ENUMEXTENSION -> numbered(position, kind);
            case CODEUNIT,
                    CONTROLADDIN,
                    DOTNET,
                    ENTITLEMENT,
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
                    XMLPORT ->
                switch (extent) {
                    case DATA -> skipObject();
                    case ALL ->
                        switch (kind) {
                            case CODEUNIT -> numbered(position, kind);
                            case INTERFACE -> interfaceObject(position);
                            default -> otherObject(position, kind);
                        };
                };
        };
    }

    // [id] [name] [extends name] [implements name, name] { … }
    private boolean skipObject() {
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

    private boolean numbered(Position position, ObjectKind kind) {
        OptionalInt id = kind == ObjectKind.ENUM || kind == ObjectKind.ENUMEXTENSION
                ? cursor.expectOrdinal("an object id")
                : cursor.expectNumber("an object id");
        if (id.isEmpty()) {
            return false;
        }
        Optional<String> name = cursor.expectName("an object name");
        if (name.isEmpty()) {
            return false;
        }
        Optional<? extends ObjectDeclaration> object = switch (kind) {
            case TABLE ->
                Optional.of(new TableDeclaration(
                        position, id.getAsInt(), name.get(), new TableParser(cursor, extent).members()));
            case TABLEEXTENSION -> tableExtension(position, id.getAsInt(), name.get());
            case ENUM -> enumObject(position, id.getAsInt(), name.get());
            case ENUMEXTENSION -> enumExtension(position, id.getAsInt(), name.get());
            default -> codeunit(position, id.getAsInt(), name.get());
        };
        object.ifPresent(objects::add);
        return object.isPresent();
    }

    private Optional<ObjectReference> target(String what) {
        if (!cursor.atWord("extends")) {
            cursor.unexpected("'extends'");
            return Optional.empty();
        }
        cursor.advance();
        return references.expect(what);
    }

    private Optional<List<ObjectReference>> interfaces(String word) {
        if (!cursor.atWord(word)) {
            return Optional.of(List.of());
        }
        cursor.advance();
        return references.expectList("the name of an interface");
    }

    private Optional<TableExtensionDeclaration> tableExtension(Position position, int id, String name) {
        return target("the name of a table")
                .map(target -> new TableExtensionDeclaration(
                        position, id, name, target, new TableParser(cursor, extent).members()));
    }

    private Optional<EnumDeclaration> enumObject(Position position, int id, String name) {
        return interfaces("implements").map(interfaces -> {
            EnumMembers members = new EnumParser(cursor, extent).members();
            return new EnumDeclaration(position, id, name, interfaces, members.properties(), members.values());
        });
    }

    private Optional<EnumExtensionDeclaration> enumExtension(Position position, int id, String name) {
        return target("the name of an enum").map(target -> {
            EnumMembers members = new EnumParser(cursor, extent).members();
            return new EnumExtensionDeclaration(position, id, name, target, members.properties(), members.values());
        });
    }

    private Optional<CodeunitDeclaration> codeunit(Position position, int id, String name) {
        return interfaces("implements").map(interfaces -> {
            Draft draft = new BodyParser(cursor, extent, ObjectKind.CODEUNIT).body();
            return new CodeunitDeclaration(position, id, name, interfaces, draft.properties(), draft.code());
        });
    }

    private boolean interfaceObject(Position position) {
        Optional<String> name = cursor.expectName("the name of an interface");
        Optional<List<ObjectReference>> parents = name.flatMap(given -> interfaces("extends"));
        parents.ifPresent(extended -> {
            Draft draft = new BodyParser(cursor, extent, ObjectKind.INTERFACE).body();
            objects.add(new InterfaceDeclaration(position, name.get(), extended, draft.properties(), draft.code()));
        });
        return parents.isPresent();
    }

    // [id] [name] [extends name] { … }
    private boolean otherObject(Position position, ObjectKind kind) {
        OptionalInt id = cursor.at(TokenKind.INTEGER) ? cursor.expectOrdinal("an object id") : OptionalInt.empty();
        Optional<String> name = kind == ObjectKind.DOTNET ? Optional.of("") : cursor.expectName("an object name");
        if (name.isEmpty()) {
            return false;
        }
        Optional<ObjectReference> target = Optional.empty();
        if (cursor.atWord("extends") || cursor.atWord("customizes")) {
            cursor.advance();
            target = references.expect("the name of an object");
            if (target.isEmpty()) {
                return false;
            }
        }
        Section.Body body = new BodyParser(cursor, extent, kind).body().body();
        objects.add(new OtherDeclaration(position, kind, id, name.get(), target, body));
        return true;
    }
}
