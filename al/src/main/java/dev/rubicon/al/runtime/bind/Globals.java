package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.runtime.value.Variable;
import dev.rubicon.al.tree.TypeReference;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The global variables of an object. One whose type is not supported is only missed where code names it. */
final class Globals {
    private final Map<String, Global> byName;

    /**
     * @param type absent if it is not supported
     * @param why then, what is not
     */
    record Global(int index, Optional<Type> type, Optional<Object> constant, String why) {}

    private Globals(Map<String, Global> byName) {
        this.byName = byName;
    }

    static Globals of(Program program, CodeObject owner) {
        TypeResolver types = new TypeResolver(program, owner.app());
        Map<String, Global> byName = new LinkedHashMap<>();
        owner.variables().forEach(variable -> {
            Optional<Object> constant = text(variable.type());
            Global global;
            try {
                global = new Global(byName.size(), Optional.of(types.resolve(variable.type())), constant, "");
            } catch (Unbound unsupported) {
                global = new Global(byName.size(), Optional.empty(), constant, unsupported.getMessage());
            }
            byName.put(variable.name().toLowerCase(Locale.ROOT), global);
        });
        return new Globals(byName);
    }

    /** What a label says. */
    static Optional<Object> text(TypeReference type) {
        return switch (type) {
            case TypeReference.Label label -> Optional.of(label.text());
            case TypeReference.TextConst constant ->
                constant.translations().stream()
                        .filter(translation -> translation.language().equalsIgnoreCase("ENU"))
                        .findFirst()
                        .or(() -> constant.translations().stream().findFirst())
                        .map(TypeReference.Translation::text);
            default -> Optional.empty();
        };
    }

    Optional<Global> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    Place[] places(Session session) {
        return byName.values().stream()
                .map(global -> {
                    Type type = global.type().orElse(Type.Simple.NOTHING);
                    Object value = global.constant().orElseGet(() -> Blanks.of(type, session));
                    return (Place) new Variable(type, value);
                })
                .toArray(Place[]::new);
    }
}
