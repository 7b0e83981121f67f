package dev.rubicon.al.symbols;

import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.syntax.TokenRange;
import dev.rubicon.al.tree.FieldDeclaration;
import dev.rubicon.al.tree.Property;
import dev.rubicon.al.tree.TypeReference;
import dev.rubicon.al.tree.TypeReference.ArrayType;
import dev.rubicon.al.tree.TypeReference.Generic;
import dev.rubicon.al.tree.TypeReference.Label;
import dev.rubicon.al.tree.TypeReference.ObjectType;
import dev.rubicon.al.tree.TypeReference.Options;
import dev.rubicon.al.tree.TypeReference.Simple;
import dev.rubicon.al.tree.TypeReference.TextConst;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Binary;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The types that a field may have. */
final class FieldTypeReader {
    private static final int MAX_LENGTH = 2048;

    private final Findings findings;

    FieldTypeReader(Findings findings) {
        this.findings = findings;
    }

    /** Absent, with a finding, if it is no type that a field can have. */
    Optional<FieldType> read(FieldDeclaration field) {
        return switch (field.type()) {
            case Simple simple -> simple(field, simple);
            case ObjectType named
            when named.name().equalsIgnoreCase("Enum") ->
                Optional.of(new EnumOf(named.object().name()));
            case ObjectType named -> unknown(named);
            case Options options -> unknown(options);
            case ArrayType array -> unknown(array);
            case Generic generic -> unknown(generic);
            case Label label -> unknown(label);
            case TextConst constant -> unknown(constant);
        };
    }

    private Optional<FieldType> simple(FieldDeclaration field, Simple type) {
        if (type.name().equalsIgnoreCase("Text")) {
            return withLength(type, Text::new);
        }
        if (type.name().equalsIgnoreCase("Code")) {
            return withLength(type, Code::new);
        }
        if (type.name().equalsIgnoreCase("Binary")) {
            return withLength(type, Binary::new);
        }
        if (type.length().isPresent()) {
            return unknown(type);
        }
        if (type.name().equalsIgnoreCase("Option")) {
            return option(field);
        }
        for (Plain plain : Plain.values()) {
            if (plain.toString().equalsIgnoreCase(type.name())) {
                return Optional.of(plain);
            }
        }
        return unknown(type);
    }

    private Optional<FieldType> withLength(Simple type, IntFunction<FieldType> make) {
        int length = type.length().orElse(0);
        if (length >= 1 && length <= MAX_LENGTH) {
            return Optional.of(make.apply(length));
        }
        String message = "a field of type " + Names.quoted(type.name()) + " needs a length from 1 to " + MAX_LENGTH;
        findings.add(type.position(), "RB221", message, "write it in brackets, such as " + type.name() + "[50]");
        return Optional.empty();
    }

    private Optional<FieldType> unknown(TypeReference type) {
        findings.add(
                type.position(),
                "RB220",
                Names.quoted(type.name()) + " is not the type of a field",
                "use Text[n], Code[n], Binary[n], Option, Enum \"name\" or one of " + List.of(Plain.values()));
        return Optional.empty();
    }

    private Optional<FieldType> option(FieldDeclaration field) {
        Optional<Property> property = field.properties().find("OptionMembers");
        Optional<List<String>> members = property.flatMap(given -> members(given.value()));
        if (members.isEmpty()) {
            findings.add(
                    property.map(Property::position).orElse(field.position()),
                    "RB224",
                    property.isEmpty()
                            ? "the option field " + Names.quoted(field.name()) + " has no OptionMembers"
                            : "'" + property.get().value() + "' is not a list of option members",
                    "write names with commas between them, such as: OptionMembers = \" \",Open,\"Sent back\"");
        }
        return members.map(Option::new);
    }

    // At most one word between two commas: none is a member without a name.
    private static Optional<List<String>> members(TokenRange value) {
        List<String> members = new ArrayList<>();
        String member = "";
        boolean hasWord = false;
        for (int i = 0; i < value.size(); i++) {
            if (value.kind(i) == TokenKind.COMMA) {
                members.add(member);
                member = "";
                hasWord = false;
            } else if (hasWord || !isMember(value.kind(i))) {
                return Optional.empty();
            } else {
                member = value.name(i);
                hasWord = true;
            }
        }
        members.add(member);
        return Optional.of(members);
    }

    private static boolean isMember(TokenKind kind) {
        return kind == TokenKind.IDENTIFIER || kind == TokenKind.QUOTED_IDENTIFIER || kind == TokenKind.INTEGER;
    }
}
