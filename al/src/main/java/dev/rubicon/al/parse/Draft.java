package dev.rubicon.al.parse;

import dev.rubicon.al.tree.Code;
import dev.rubicon.al.tree.Procedure;
import dev.rubicon.al.tree.Properties;
import dev.rubicon.al.tree.Property;
import dev.rubicon.al.tree.Section;
import dev.rubicon.al.tree.Variable;
import java.util.ArrayList;
import java.util.List;

/** What was read so far of a body. */
final class Draft {
    private final List<Property> properties = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<Procedure> procedures = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    void add(Property property) {
        properties.add(property);
    }

    void add(List<Variable> declared) {
        variables.addAll(declared);
    }

    void add(Procedure procedure) {
        procedures.add(procedure);
    }

    void add(Section section) {
        sections.add(section);
    }

    Properties properties() {
        return new Properties(properties);
    }

    Code code() {
        return variables.isEmpty() && procedures.isEmpty() ? Code.NONE : new Code(variables, procedures);
    }

    Section.Body body() {
        return new Section.Body(properties(), code(), sections);
    }
}
