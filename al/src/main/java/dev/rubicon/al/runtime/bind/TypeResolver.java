package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.ObjectReference;
import dev.rubicon.al.tree.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the types that an app writes mean. */
final class TypeResolver {
    private static final Map<String, Simple> SIMPLE = simple();

    private final Program program;
    private final AppCode app;

    TypeResolver(Program program, AppCode app) {
        this.program = program;
        this.app = app;
    }

    private static Map<String, Simple> simple() {
        Map<String, Simple> types = new TreeMap<>();
        for (Simple type : Simple.values()) {
            types.put(type.toString().toLowerCase(Locale.ROOT), type);
        }
        types.remove("nothing");
        return types;
    }

    /** @throws Unbound if there is no such type, or it is not supported */
    Type resolve(TypeReference written) {
        return switch (written) {
            case TypeReference.Simple simple -> simple(simple);
            case TypeReference.ObjectType object -> object(object);
            case TypeReference.Options options -> new Type.Named(EnumDefinition.ofMembers("", options.members()));
            case TypeReference.ArrayType array -> new Type.ArrayOf(array.dimensions(), resolve(array.element()));
            case TypeReference.Generic generic -> generic(generic);
            case TypeReference.Label label -> Type.TEXT;
            case TypeReference.TextConst constant -> Type.TEXT;
        };
    }

    private Type simple(TypeReference.Simple written) {
        String name = written.name().toLowerCase(Locale.ROOT);
        if (name.equals("text")) {
            return new Type.Text(written.length().orElse(Type.UNBOUNDED));
        }
        if (name.equals("code")) {
            return new Type.Code(written.length().orElse(Type.UNBOUNDED));
        }
        Optional<Type> option = LanguageOptions.find(name).map(Type.Named::new);
        if (option.isPresent()) {
            return option.get();
        }
        if (!SIMPLE.containsKey(name)) {
            throw new Unbound(written.position(), "the type " + written.name() + " is not supported");
        }
        return SIMPLE.get(name);
    }

    private Type object(TypeReference.ObjectType written) {
        ObjectReference object = written.object();
        return switch (written.name().toLowerCase(Locale.ROOT)) {
            case "record" ->
                program.table(object, app)
                        .<Type>map(table -> new Type.RecordOf(table, written.isTemporary()))
                        .orElseThrow(() -> missing(written.position(), "table", object));
            case "codeunit" ->
                program.codeunit(object, app)
                        .<Type>map(Type.CodeunitOf::new)
                        .orElseThrow(() -> missing(written.position(), "codeunit", object));
            case "interface" ->
                program.interfaceType(object, app)
                        .<Type>map(Type.InterfaceOf::new)
                        .orElseThrow(() -> missing(written.position(), "interface", object));
            case "enum" ->
                program.enumType(object, app)
                        .<Type>map(Type.Named::new)
                        .orElseThrow(() -> missing(written.position(), "enum", object));
            default ->
                throw new Unbound(
                        written.position(),
                        written.name() + " " + object.name() + " is of a kind that is not supported");
        };
    }

    private static Unbound missing(Position position, String kind, ObjectReference object) {
        return new Unbound(position, "no app at hand has the " + kind + " '" + object.name() + "'");
    }

    private Type generic(TypeReference.Generic written) {
        List<Type> arguments = new ArrayList<>();
        written.arguments().forEach(argument -> arguments.add(resolve(argument)));
        boolean isList = written.name().equalsIgnoreCase("List") && arguments.size() == 1;
        if (isList) {
            return new Type.ListOf(arguments.getFirst());
        }
        if (written.name().equalsIgnoreCase("Dictionary") && arguments.size() == 2) {
            return new Type.DictionaryOf(arguments.get(0), arguments.get(1));
        }
        throw new Unbound(written.position(), "the type " + written.name() + " is not supported");
    }
}
