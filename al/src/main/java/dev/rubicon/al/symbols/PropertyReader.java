package dev.rubicon.al.symbols;

import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.syntax.TokenRange;
import dev.rubicon.al.tree.Properties;
import dev.rubicon.al.tree.Property;
import dev.rubicon.model.Guid;
import dev.rubicon.schema.FieldClass;
import dev.rubicon.schema.Move;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.TableType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** What the properties that matter for data mean. A value that AL does not know is a finding. */
final class PropertyReader {
    static final Map<String, TableType> TABLE_TYPES = tableTypes();
    static final Map<String, FieldClass> FIELD_CLASSES = fieldClasses();

    private static final Map<String, ObsoleteState> OBSOLETE_STATES = obsoleteStates();
    private static final Map<String, Boolean> FLAGS = flags();

    private final Findings findings;

    PropertyReader(Findings findings) {
        this.findings = findings;
    }

    private static Map<String, TableType> tableTypes() {
        Map<String, TableType> types = new LinkedHashMap<>();
        types.put("Normal", TableType.NORMAL);
        types.put("Temporary", TableType.TEMPORARY);
        for (String external : new String[] {"CDS", "CRM", "Exchange", "ExternalSQL", "MicrosoftGraph"}) {
            types.put(external, TableType.EXTERNAL);
        }
        return Collections.unmodifiableMap(types);
    }

    private static Map<String, FieldClass> fieldClasses() {
        Map<String, FieldClass> classes = new LinkedHashMap<>();
        classes.put("Normal", FieldClass.NORMAL);
        classes.put("FlowField", FieldClass.FLOW_FIELD);
        classes.put("FlowFilter", FieldClass.FLOW_FILTER);
        return Collections.unmodifiableMap(classes);
    }

    private static Map<String, ObsoleteState> obsoleteStates() {
        Map<String, ObsoleteState> states = new LinkedHashMap<>();
        for (ObsoleteState state : ObsoleteState.values()) {
            states.put(state.toString(), state);
        }
        return Collections.unmodifiableMap(states);
    }

    private static Map<String, Boolean> flags() {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        flags.put("true", true);
        flags.put("false", false);
        return Collections.unmodifiableMap(flags);
    }

    ObsoleteState obsoleteState(Properties properties) {
        return constant(properties, "ObsoleteState", OBSOLETE_STATES, ObsoleteState.NO);
    }

    Move move(Properties properties) {
        return new Move(app(properties, "MovedTo"), app(properties, "MovedFrom"));
    }

    private Optional<UUID> app(Properties properties, String name) {
        Optional<Property> property = properties.find(name);
        Optional<UUID> id = property.flatMap(given -> Guid.parse(written(given.value())));
        if (property.isPresent() && id.isEmpty()) {
            findings.add(
                    property.get().position(),
                    "RB222",
                    name + " cannot be '" + property.get().value() + "'",
                    "write the id of an app, such as '12345678-90ab-cdef-1234-567890abcdef'");
        }
        return id;
    }

    /** What is written, without quotes. */
    static Optional<String> text(Properties properties, String name) {
        return properties.find(name).map(property -> written(property.value()));
    }

    private static String written(TokenRange value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.size(); i++) {
            text.append(isText(value.kind(i)) ? value.literal(i) : value.name(i));
        }
        return text.toString();
    }

    private static boolean isText(TokenKind kind) {
        return kind == TokenKind.STRING || kind == TokenKind.VERBATIM_STRING;
    }

    boolean flag(Properties properties, String name, boolean normal) {
        return constant(properties, name, FLAGS, normal);
    }

    /** The value of a property that is one of a few words, {@code normal} without it. */
    <T> T constant(Properties properties, String name, Map<String, T> words, T normal) {
        Optional<Property> property = properties.find(name);
        if (property.isEmpty()) {
            return normal;
        }
        TokenRange value = property.get().value();
        if (value.size() == 1) {
            for (Map.Entry<String, T> word : words.entrySet()) {
                if (word.getKey().equalsIgnoreCase(value.name(0))) {
                    return word.getValue();
                }
            }
        }
        findings.add(
                property.get().position(),
                "RB222",
                name + " cannot be '" + value + "'",
                "write one of " + String.join(", ", words.keySet()));
        return normal;
    }

    /** Of a property that is given twice, nobody can say which one counts. */
    void checkGivenOnce(Properties properties) {
        if (properties.all().size() < 2) {
            return;
        }
        TreeSet<String> seen = new TreeSet<>();
        for (Property property : properties.all()) {
            if (!seen.add(property.name().toLowerCase(Locale.ROOT))) {
                findings.add(
                        property.position(),
                        "RB223",
                        "the property " + Names.quoted(property.name()) + " is given twice",
                        "keep one of them");
            }
        }
    }
}
