package dev.rubicon.al.runtime.program;

import dev.rubicon.al.runtime.program.EnumDefinition.Value;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.syntax.TokenRange;
import dev.rubicon.al.tree.Attribute;
import dev.rubicon.al.tree.Code;
import dev.rubicon.al.tree.FieldDeclaration;
import dev.rubicon.al.tree.FieldModification;
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
import dev.rubicon.al.tree.Procedure;
import dev.rubicon.al.tree.Properties;
import dev.rubicon.al.tree.SourceFile;
import dev.rubicon.al.tree.TypeReference;
import dev.rubicon.al.tree.Variable;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.schema.EnumExtension;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts together what apps declare: first enums, then tables with their fields, then code, then who hears which event. */
final class ProgramBuilder {
    private final Program program;
    private final Map<FieldPlace, FieldDeclaration> declaredFields = new HashMap<>();
    private final Map<FieldName, List<FieldModification>> modified = new HashMap<>();
    private final Map<EnumPlace, Value> declaredValues = new HashMap<>();

    private record FieldName(String table, String field) {}

    /** Declared by an app, in a table of its own or another one. */
    private record FieldPlace(UUID app, FieldName name) {}

    private record EnumPlace(UUID app, String name, long ordinal) {}

    ProgramBuilder(Program program) {
        this.program = program;
    }

    void build() {
        program.apps()
                .forEach(app -> forEachObject(app, (file, object) -> {
                    program.note(app, file, object);
                    note(app, object);
                }));
        program.apps().forEach(this::enums);
        program.apps().forEach(this::enumExtensions);
        program.apps().forEach(this::tables);
        program.apps().forEach(this::extensions);
        program.tables().forEach(this::systemFields);
        program.apps().forEach(this::extensionKeys);
        program.apps().forEach(app -> forEachObject(app, (file, object) -> code(app, object)));
        program.codeunits().forEach(this::subscriptions);
    }

    private interface ObjectVisitor {
        void visit(SourceFile file, ObjectDeclaration object);
    }

    private static void forEachObject(AppCode app, ObjectVisitor visitor) {
        app.files().forEach(file -> file.objects().forEach(object -> visitor.visit(file, object)));
    }

    // What the schema does not say about fields and values.
    private void note(AppCode app, ObjectDeclaration object) {
        switch (object) {
            case TableDeclaration table -> note(app, table.name(), table.members());
            case TableExtensionDeclaration extension ->
                note(app, extension.target().name(), extension.members());
            case EnumDeclaration declared ->
                declared.values().forEach(value -> note(app, declared.name(), declared.properties(), value));
            case EnumExtensionDeclaration extension ->
                extension
                        .values()
                        .forEach(value -> note(app, extension.target().name(), extension.properties(), value));
            case CodeunitDeclaration codeunit -> {}
            case InterfaceDeclaration declared -> {}
            case OtherDeclaration other -> {}
        }
    }

    private void note(AppCode app, String table, Members members) {
        members.fields()
                .forEach(field -> declaredFields.putIfAbsent(
                        new FieldPlace(app.identity().id(), place(table, field.name())), field));
        members.modifications()
                .forEach(field -> modified.computeIfAbsent(place(table, field.name()), p -> new ArrayList<>())
                        .add(field));
    }

    private void note(AppCode app, String name, Properties shared, dev.rubicon.al.tree.EnumValue declared) {
        Map<String, String> implementations = new LinkedHashMap<>();
        shared.find("DefaultImplementation").ifPresent(p -> implementations(p.value(), implementations));
        declared.properties().find("Implementation").ifPresent(p -> implementations(p.value(), implementations));
        String caption = declared.properties()
                .find("Caption")
                .filter(property -> property.value().kind(0) == TokenKind.STRING)
                .map(property -> property.value().literal(0))
                .orElse(declared.name());
        declaredValues.putIfAbsent(
                new EnumPlace(app.identity().id(), CodeObject.folded(name), declared.ordinal()),
                new Value(declared.ordinal(), declared.name(), caption, implementations));
    }

    // "Paint" = "Oil Paint", Frame = Wood: names may have namespaces before them.
    private static void implementations(TokenRange value, Map<String, String> found) {
        String contract = "";
        String last = "";
        for (int i = 0; i <= value.size(); i++) {
            TokenKind kind = value.kind(i);
            if (kind == TokenKind.EQUAL) {
                contract = last;
            } else if (kind == TokenKind.COMMA || kind == TokenKind.END) {
                found.put(contract.toLowerCase(Locale.ROOT), last);
            } else if (kind != TokenKind.DOT) {
                last = value.name(i);
            }
        }
    }

    private static FieldName place(String table, String field) {
        return new FieldName(CodeObject.folded(table), CodeObject.folded(field));
    }

    private void enums(AppCode app) {
        for (EnumType declared : app.schema().enums()) {
            EnumDefinition definition = EnumDefinition.ofEnum(declared.id(), declared.name());
            declared.values().forEach(value -> definition.add(value(app, declared.name(), value)));
            program.add(app, definition);
        }
    }

    private void enumExtensions(AppCode app) {
        for (EnumExtension extension : app.schema().enumExtensions()) {
            program.enumType(extension.target(), app)
                    .ifPresent(definition ->
                            extension.values().forEach(value -> definition.add(value(app, extension.target(), value))));
        }
    }

    private Value value(AppCode app, String name, dev.rubicon.schema.EnumValue value) {
        return declaredValues.getOrDefault(
                new EnumPlace(app.identity().id(), CodeObject.folded(name), value.ordinal()),
                new Value(value.ordinal(), value.name()));
    }

    private void tables(AppCode app) {
        for (Table table : app.schema().tables()) {
            if (table.movedTo().isEmpty() && program.table(table.id()).isEmpty()) {
                TableDefinition definition = new TableDefinition(table, app);
                table.fields().forEach(field -> field(definition, app, field, false));
                program.add(app, definition);
            }
        }
    }

    private void extensions(AppCode app) {
        for (TableExtension extension : app.schema().extensions()) {
            program.table(extension.target(), app)
                    .ifPresent(table -> extension.fields().forEach(field -> field(table, app, field, true)));
        }
    }

    private void systemFields(TableDefinition table) {
        SystemFields.ALL.forEach(field -> table.add(new FieldDefinition(
                table.fields().size(),
                FieldTypes.type(field.type(), program, table.app()),
                field,
                Optional.empty(),
                false,
                Optional.empty(),
                List.of())));
        key(table, table.table().primaryKey());
        table.table().secondaryKeys().forEach(key -> key(table, key));
    }

    private void extensionKeys(AppCode app) {
        for (TableExtension extension : app.schema().extensions()) {
            program.table(extension.target(), app)
                    .ifPresent(table -> extension.keys().forEach(key -> key(table, key)));
        }
    }

    private void field(TableDefinition table, AppCode app, Field field, boolean isExtension) {
        if (field.obsoleteState() == ObsoleteState.MOVED) {
            return;
        }
        AppIdentity owner = app.identity();
        table.add(new FieldDefinition(
                table.fields().size(),
                FieldTypes.type(field.type(), program, app),
                field,
                Optional.of(owner),
                isExtension,
                Optional.ofNullable(
                        declaredFields.get(new FieldPlace(app.identity().id(), place(table.name(), field.name())))),
                new ArrayList<>()));
    }

    private static void key(TableDefinition table, Key key) {
        List<FieldDefinition> fields = key.fields().stream()
                .flatMap(name -> table.field(name).stream())
                .toList();
        if (fields.size() == key.fields().size()) {
            table.add(new KeyDefinition(key.name(), fields, key.unique()));
        }
    }

    private void code(AppCode app, ObjectDeclaration object) {
        switch (object) {
            case TableDeclaration table ->
                program.table(table.id())
                        .filter(definition -> definition.app() == app)
                        .ifPresent(definition -> addCode(app, definition, object, table.members()));
            case TableExtensionDeclaration extension ->
                program.table(extension.target(), app)
                        .ifPresent(definition -> addCode(app, definition, object, extension.members()));
            case CodeunitDeclaration codeunit -> codeunit(app, codeunit);
            case InterfaceDeclaration declared ->
                program.addInterface(new CodeObject(
                        ObjectKind.INTERFACE,
                        -1,
                        declared.name(),
                        app,
                        declared.position(),
                        declared.properties(),
                        declared.parents(),
                        declared.code()));
            case EnumDeclaration declared -> {}
            case EnumExtensionDeclaration declared -> {}
            case OtherDeclaration other ->
                other.id().ifPresent(id -> program.addOther(app, other.kind(), id, other.name()));
        }
    }

    // Of a codeunit that is built in, only the procedures are that it has: all others are as the app has them.
    private void codeunit(AppCode app, CodeunitDeclaration declared) {
        Optional<CodeObject> builtIn = program.codeunit(declared.id())
                .filter(known -> known.app().isBuiltIn() && known.name().equalsIgnoreCase(declared.name()));
        Code code = builtIn.map(known -> merged(known, declared.code())).orElse(declared.code());
        CodeObject codeunit = new CodeObject(
                ObjectKind.CODEUNIT,
                declared.id(),
                declared.name(),
                app,
                declared.position(),
                declared.properties(),
                declared.interfaces(),
                code);
        builtIn.ifPresentOrElse(known -> program.replaceCodeunit(known, codeunit), () -> program.addCodeunit(codeunit));
    }

    private static Code merged(CodeObject builtIn, Code code) {
        List<Variable> variables = new ArrayList<>(builtIn.variables());
        variables.addAll(code.variables());
        List<Procedure> procedures = new ArrayList<>();
        builtIn.routines().forEach(routine -> procedures.add(routine.tree()));
        code.procedures().stream()
                .filter(procedure ->
                        builtIn.routines(procedure.name()).stream().noneMatch(own -> isSame(own.tree(), procedure)))
                .forEach(procedures::add);
        return new Code(variables, procedures);
    }

    private static boolean isSame(Procedure one, Procedure other) {
        if (one.parameters().size() != other.parameters().size()) {
            return false;
        }
        for (int i = 0; i < one.parameters().size(); i++) {
            String type = words(one.parameters().get(i).type());
            if (!type.equals(words(other.parameters().get(i).type()))) {
                return false;
            }
        }
        return true;
    }

    // Types are the same if they are written the same, wherever that is.
    private static String words(TypeReference type) {
        return switch (type) {
            case TypeReference.Simple simple -> CodeObject.folded(simple.name());
            case TypeReference.ObjectType object ->
                CodeObject.folded(object.name() + " " + object.object().name());
            case TypeReference.Generic generic ->
                CodeObject.folded(generic.name())
                        + generic.arguments().stream()
                                .map(ProgramBuilder::words)
                                .toList();
            case TypeReference.ArrayType array -> "array of " + words(array.element());
            case TypeReference.Options options -> "option";
            case TypeReference.Label label -> "label";
            case TypeReference.TextConst constant -> "text";
        };
    }

    private void addCode(AppCode app, TableDefinition table, ObjectDeclaration object, Members members) {
        int id = object instanceof TableExtensionDeclaration extension ? extension.id() : table.id();
        CodeObject code = new CodeObject(
                object.kind(),
                id,
                object.name(),
                app,
                object.position(),
                members.properties(),
                List.of(),
                members.code());
        program.add(table, code);
        members.fields()
                .forEach(field ->
                        triggers(table, code, field.name(), field.code().procedures()));
        members.modifications()
                .forEach(field ->
                        triggers(table, code, field.name(), field.code().procedures()));
    }

    private static void triggers(TableDefinition table, CodeObject code, String name, List<Procedure> procedures) {
        table.field(name)
                .ifPresent(field -> procedures.forEach(
                        tree -> field.triggers().add(new Routine(code, Optional.of(field.name()), tree))));
    }

    private void subscriptions(CodeObject codeunit) {
        boolean isManual = codeunit.has("EventSubscriberInstance", "Manual");
        for (Routine routine : codeunit.routines()) {
            routine.attribute("EventSubscriber")
                    .flatMap(attribute -> event(codeunit.app(), attribute))
                    .ifPresent(event -> program.add(new Subscriber(event, routine, isManual)));
        }
    }

    // [EventSubscriber(ObjectType::Codeunit, Codeunit::"Upgrade Tag", 'OnGetPerCompanyUpgradeTags', '', false, false)]
    private Optional<Subscriber.Event> event(AppCode app, Attribute attribute) {
        List<TokenRange> given = attribute.arguments();
        if (given.size() < 4) {
            return Optional.empty();
        }
        String kind = last(given.get(0)).toLowerCase(Locale.ROOT);
        String publisher = last(given.get(1));
        ObjectReference named = new ObjectReference(attribute.position(), Optional.empty(), publisher);
        Optional<Integer> id = switch (kind) {
            case "codeunit" -> program.codeunit(named, app).map(CodeObject::id);
            case "table" -> program.table(named, app).map(TableDefinition::id);
            default -> Optional.empty();
        };
        return id.map(number -> new Subscriber.Event(kind, number, last(given.get(2)), last(given.get(3))));
    }

    private static String last(TokenRange words) {
        if (words.size() == 0) {
            return "";
        }
        int end = words.size() - 1;
        return words.kind(end) == TokenKind.STRING ? words.literal(end) : words.name(end);
    }
}
