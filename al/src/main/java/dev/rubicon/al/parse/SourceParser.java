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
import dev.rubicon.al.tree.ObjectDeclaration.Members;
import dev.rubicon.al.tree.ObjectDeclaration.OtherDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableExtensionDeclaration;
import dev.rubicon.al.tree.ObjectKind;
import dev.rubicon.al.tree.ObjectReference;
import dev.rubicon.al.tree.Section;
import dev.rubicon.al.tree.SourceFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads files. Objects are in the order written, without those that cannot be read; what is wrong with them is added to the
 * findings. Symbols are those that the preprocessor has defined for every file; their case does not matter.
 */
public final class SourceParser {
    private static final Set<ObjectKind> DATA_KINDS =
            EnumSet.of(ObjectKind.TABLE, ObjectKind.TABLEEXTENSION, ObjectKind.ENUM, ObjectKind.ENUMEXTENSION);

    private final Cursor cursor;
    private final Extent extent;
    private final References references;
    private final List<ObjectDeclaration> objects = new ArrayList<>();
    private final List<String> usings = new ArrayList<>();
    private Optional<String> namespace = Optional.empty();

    private record Header(int id, String name) {}

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
        if (extent == Extent.DATA && !DATA_KINDS.contains(kind)) {
            return skipObject();
        }
        Optional<? extends ObjectDeclaration> object = switch (kind) {
            case TABLE -> header().map(header -> new TableDeclaration(position, header.id(), header.name(), members()));
            case TABLEEXTENSION -> header().flatMap(header -> tableExtension(position, header));
            case ENUM -> header().flatMap(header -> enumObject(position, header));
            case ENUMEXTENSION -> header().flatMap(header -> enumExtension(position, header));
            case CODEUNIT -> header().flatMap(header -> codeunit(position, header));
            case INTERFACE -> interfaceObject(position);
            case CONTROLADDIN,
                    DOTNET,
                    ENTITLEMENT,
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
                    XMLPORT -> otherObject(position, kind);
        };
        object.ifPresent(objects::add);
        return object.isPresent();
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

    // 50100 Customer
    private Optional<Header> header() {
        OptionalInt id = cursor.expectNumber("an object id");
        Optional<String> name = id.isPresent() ? cursor.expectName("an object name") : Optional.empty();
        return name.map(given -> new Header(id.getAsInt(), given));
    }

    private Members members() {
        return new TableParser(cursor, extent).members();
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

    private Optional<TableExtensionDeclaration> tableExtension(Position position, Header header) {
        return target("the name of a table")
                .map(target -> new TableExtensionDeclaration(position, header.id(), header.name(), target, members()));
    }

    private Optional<EnumDeclaration> enumObject(Position position, Header header) {
        return interfaces("implements").map(interfaces -> {
            EnumMembers members = new EnumParser(cursor, extent).members();
            return new EnumDeclaration(
                    position, header.id(), header.name(), interfaces, members.properties(), members.values());
        });
    }

    private Optional<EnumExtensionDeclaration> enumExtension(Position position, Header header) {
        return target("the name of an enum").map(target -> {
            EnumMembers members = new EnumParser(cursor, extent).members();
            return new EnumExtensionDeclaration(
                    position, header.id(), header.name(), target, members.properties(), members.values());
        });
    }

    private Optional<CodeunitDeclaration> codeunit(Position position, Header header) {
        return interfaces("implements").map(interfaces -> {
            Draft draft = new BodyParser(cursor, extent, ObjectKind.CODEUNIT).body();
            return new CodeunitDeclaration(
                    position, header.id(), header.name(), interfaces, draft.properties(), draft.code());
        });
    }

    private Optional<InterfaceDeclaration> interfaceObject(Position position) {
        Optional<String> name = cursor.expectName("the name of an interface");
        return name.flatMap(given -> interfaces("extends")).map(parents -> {
            Draft draft = new BodyParser(cursor, extent, ObjectKind.INTERFACE).body();
            return new InterfaceDeclaration(position, name.get(), parents, draft.properties(), draft.code());
        });
    }

    // [id] [name] [extends name] { … }
    private Optional<OtherDeclaration> otherObject(Position position, ObjectKind kind) {
        OptionalInt id = cursor.at(TokenKind.INTEGER) ? cursor.expectOrdinal("an object id") : OptionalInt.empty();
        Optional<String> name = kind == ObjectKind.DOTNET ? Optional.of("") : cursor.expectName("an object name");
        boolean hasTarget = name.isPresent() && (cursor.atWord("extends") || cursor.atWord("customizes"));
        Optional<ObjectReference> target = Optional.empty();
        if (hasTarget) {
            cursor.advance();
            target = references.expect("the name of an object");
        }
        if (name.isEmpty() || hasTarget && target.isEmpty()) {
            return Optional.empty();
        }
        Section.Body body = new BodyParser(cursor, extent, kind).body().body();
        return Optional.of(new OtherDeclaration(position, kind, id, name.get(), target, body));
    }
}
