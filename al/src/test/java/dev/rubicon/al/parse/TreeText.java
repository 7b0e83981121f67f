package dev.rubicon.al.parse;

import static java.util.stream.Collectors.joining;

import dev.rubicon.al.tree.Attribute;
import dev.rubicon.al.tree.Code;
import dev.rubicon.al.tree.EnumValue;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.CodeunitDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumExtensionDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.InterfaceDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.Members;
import dev.rubicon.al.tree.ObjectDeclaration.OtherDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableExtensionDeclaration;
import dev.rubicon.al.tree.ObjectReference;
import dev.rubicon.al.tree.Procedure;
import dev.rubicon.al.tree.Procedure.Access;
import dev.rubicon.al.tree.Procedure.Parameter;
import dev.rubicon.al.tree.Properties;
import dev.rubicon.al.tree.Section;
import dev.rubicon.al.tree.TypeReference;
import dev.rubicon.al.tree.TypeReference.ArrayType;
import dev.rubicon.al.tree.TypeReference.Generic;
import dev.rubicon.al.tree.TypeReference.Label;
import dev.rubicon.al.tree.TypeReference.ObjectType;
import dev.rubicon.al.tree.TypeReference.Options;
import dev.rubicon.al.tree.TypeReference.Simple;
import dev.rubicon.al.tree.TypeReference.TextConst;
import dev.rubicon.al.tree.Variable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Declarations as text, so that a test can say what it expects. */
final class TreeText {
    private TreeText() {}

    static String of(ObjectDeclaration object) {
        String head = object.kind().keyword() + " ";
        return switch (object) {
            case TableDeclaration table -> head + table.id() + " " + table.name() + body(of(table.members()));
            case TableExtensionDeclaration extension ->
                head + extension.id() + " " + extension.name() + " of " + of(extension.target())
                        + body(of(extension.members()));
            case EnumDeclaration declared ->
                head + declared.id() + " " + declared.name() + references(declared.interfaces())
                        + body(of(declared.properties()), values(declared.values()));
            case EnumExtensionDeclaration extension ->
                head + extension.id() + " " + extension.name() + " of " + of(extension.target())
                        + body(of(extension.properties()), values(extension.values()));
            case CodeunitDeclaration codeunit ->
                head + codeunit.id() + " " + codeunit.name() + references(codeunit.interfaces())
                        + body(of(codeunit.properties()), of(codeunit.code()));
            case InterfaceDeclaration declared ->
                head
                        + declared.name()
                        + references(declared.parents())
                        + body(of(declared.properties()), of(declared.code()));
            case OtherDeclaration other ->
                head
                        + (other.id().isPresent() ? other.id().getAsInt() + " " : "")
                        + other.name()
                        + other.target().map(target -> " of " + of(target)).orElse("")
                        + body(of(other.body()));
        };
    }

    private static String references(List<ObjectReference> references) {
        return references.isEmpty() ? "" : references.stream().map(TreeText::of).collect(joining(",", ":", ""));
    }

    /** The namespace, if there is one, stands before a slash. */
    static String of(ObjectReference reference) {
        return reference.namespace().map(namespace -> namespace + "/").orElse("") + reference.name();
    }

    static String of(Properties properties) {
        return properties.all().isEmpty()
                ? ""
                : properties.all().stream()
                        .map(property -> property.name() + "=" + property.value())
                        .collect(joining(",", "{", "}"));
    }

    private static String values(List<EnumValue> values) {
        return values.stream()
                .map(value -> value.ordinal() + " '" + value.name() + "'" + of(value.properties()))
                .collect(joining(", "));
    }

    private static String of(Members members) {
        return parts(
                of(members.properties()),
                members.fields().stream()
                        .map(field -> "field " + field.name() + body(of(field.code())))
                        .collect(joining(" ")),
                members.modifications().stream()
                        .map(field -> "modify " + field.name() + body(of(field.properties()), of(field.code())))
                        .collect(joining(" ")),
                of(members.code()));
    }

    private static String of(Section.Body body) {
        return parts(
                of(body.properties()),
                of(body.code()),
                body.sections().stream().map(TreeText::of).collect(joining(" ")));
    }

    private static String of(Section section) {
        return section.keyword() + "(" + section.arguments() + ")" + body(of(section.body()));
    }

    private static String body(String... parts) {
        String body = parts(parts);
        return body.isEmpty() ? "" : " [" + body + "]";
    }

    private static String parts(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(joining(" "));
    }

    private static String of(Code code) {
        return parts(
                code.variables().stream().map(TreeText::of).collect(joining(" ")),
                code.procedures().stream().map(TreeText::of).collect(joining(" ")));
    }

    private static String of(Variable variable) {
        return attributes(variable.attributes()) + (variable.isProtected() ? "protected " : "") + variable.name() + ":"
                + of(variable.type()) + ";";
    }

    private static String of(Procedure procedure) {
        String access = procedure.access() == Access.PUBLIC ? "" : lower(procedure.access()) + " ";
        return attributes(procedure.attributes()) + access + lower(procedure.kind()) + " "
                + procedure.publisher().map(publisher -> publisher + "::").orElse("") + procedure.name()
                + procedure.parameters().stream().map(TreeText::of).collect(joining("; ", "(", ")"))
                + procedure
                        .returnValue()
                        .map(value -> value.name().orElse("") + ":" + of(value.type()))
                        .orElse("")
                + body(procedure.variables().stream().map(TreeText::of).collect(joining(" ")))
                + procedure.body().map(words -> " <" + words + ">").orElse("");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String of(Parameter parameter) {
        return attributes(parameter.attributes()) + (parameter.isReference() ? "var " : "") + parameter.name() + ":"
                + of(parameter.type());
    }

    private static String attributes(List<Attribute> attributes) {
        return attributes.stream()
                .map(attribute -> "@" + attribute.name()
                        + (attribute.arguments().isEmpty()
                                ? " "
                                : attribute.arguments().stream()
                                        .map(Object::toString)
                                        .collect(joining("|", "(", ") "))))
                .collect(joining());
    }

    static String of(TypeReference type) {
        return switch (type) {
            case Simple simple ->
                simple.name()
                        + (simple.length().isPresent() ? "[" + simple.length().getAsInt() + "]" : "");
            case ObjectType object ->
                object.name() + " " + of(object.object()) + (object.isTemporary() ? " temporary" : "");
            case Options options -> options.name() + options.members();
            case ArrayType array -> array.name() + array.dimensions() + " of " + of(array.element());
            case Generic generic ->
                generic.name() + " of "
                        + generic.arguments().stream().map(TreeText::of).collect(joining(", ", "[", "]"));
            case Label label ->
                "'" + label.text() + "'"
                        + label.comment().map(comment -> "//" + comment).orElse("")
                        + (label.isLocked() ? " locked" : "")
                        + (label.maxLength().isPresent()
                                ? " up to " + label.maxLength().getAsInt()
                                : "");
            case TextConst constant ->
                constant.translations().stream()
                        .map(translation -> translation.language() + "='" + translation.text() + "'")
                        .collect(joining(" "));
        };
    }
}
