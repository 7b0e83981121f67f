package dev.rubicon.al.tree;

import java.util.List;

/** The variables, and the procedures and triggers, that something declares, each in the order written. */
public record Code(List<Variable> variables, List<Procedure> procedures) {
    /** Of what declares none. */
    public static final Code NONE = new Code(List.of(), List.of());

    public Code {
        variables = List.copyOf(variables);
        procedures = List.copyOf(procedures);
    }
}
