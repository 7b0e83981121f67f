package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.Expression;
import dev.rubicon.al.tree.ObjectKind;
import dev.rubicon.al.tree.ObjectReference;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words before a dot or {@code ::}, and what stands behind {@code ::}. */
final class ScopeNames {
    private static final Map<String, ObjectKind> KINDS = Map.of(
            "database", ObjectKind.TABLE,
            "codeunit", ObjectKind.CODEUNIT,
            "page", ObjectKind.PAGE,
            "report", ObjectKind.REPORT,
            "query", ObjectKind.QUERY,
            "xmlport", ObjectKind.XMLPORT);

    private static final Map<String, String> PROPERTIES =
            Map.of("readisolation", "IsolationLevel", "securityfiltering", "SecurityFilter");

    private static final Set<String> WORDS = Set.of(
            "database",
            "codeunit",
            "page",
            "report",
            "query",
            "xmlport",
            "enum",
            "session",
            "navapp",
            "version",
            "isolatedstorage",
            "system",
            "text",
            "guid",
            "dialog",
            "debugger",
            "taskscheduler",
            "companyproperty",
            "productname",
            "cryptographymanagement",
            "record",
            "errorinfo",
            "date",
            "time",
            "datetime",
            "numbersequence",
            "secrettext",
            "file",
            "variant",
            "media",
            "option");

    private final Scope scope;
    private final ExpressionBinder expressions;

    ScopeNames(Scope scope, ExpressionBinder expressions) {
        this.scope = scope;
        this.expressions = expressions;
    }

    /** A word that stands before a dot or {@code ::}. */
    Optional<Bound> word(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        Optional<Bound> option =
                LanguageOptions.find(folded).map(Type.EnumObject::new).map(Bound::word);
        return option.isPresent() || !WORDS.contains(folded)
                ? option
                : Optional.of(Bound.word(new Type.Static(folded)));
    }

    Bound bind(Expression.Scope named) {
        Bound object = object(named.object());
        return switch (object.type()) {
            case Type.Static word -> ofWord(named, word.name());
            case Type.EnumObject declared -> member(named, declared.definition());
            case Type.Named value -> member(named, value.definition());
            case Type.Simple number
            when number == Simple.INTEGER && ofProperty(named).isPresent() ->
                member(named, ofProperty(named).get());
            default -> throw new Unbound(named.position(), "'" + named.name() + "' is no member of " + object.type());
        };
    }

    // Rec.ReadIsolation::ReadUncommitted: a property that holds a number, whose values have names.
    private static Optional<EnumDefinition> ofProperty(Expression.Scope named) {
        return named.object() instanceof Expression.Member member
                ? Optional.ofNullable(PROPERTIES.get(member.name().toLowerCase(Locale.ROOT)))
                        .flatMap(LanguageOptions::find)
                : Optional.empty();
    }

    // "Option" alone is a variable as often as a word.
    private Bound object(Expression object) {
        if (object instanceof Expression.Name name
                && scope.variable(name.position(), name.name()).isEmpty()) {
            for (Bound subject : scope.subjects()) {
                Optional<Bound> field = expressions.field(subject, name.name());
                if (field.isPresent()) {
                    return field.get();
                }
            }
            Optional<Bound> word = word(name.name());
            if (word.isPresent()) {
                return word.get();
            }
            Optional<Bound> declared = enumObject(name.position(), name.name());
            if (declared.isPresent()) {
                return declared.get();
            }
        }
        return expressions.bind(object);
    }

    /** An enum, whose name stands before a dot or {@code ::}. */
    Optional<Bound> enumObject(Position position, String name) {
        return scope.program()
                .enumType(new ObjectReference(position, Optional.empty(), name), scope.app())
                .map(Type.EnumObject::new)
                .map(Bound::word);
    }

    private Bound ofWord(Expression.Scope named, String word) {
        if (word.equals("enum")) {
            return enumObject(named.position(), named.name())
                    .orElseThrow(
                            () -> new Unbound(named.position(), "no app at hand has the enum '" + named.name() + "'"));
        }
        if (!KINDS.containsKey(word)) {
            throw new Unbound(named.position(), "'" + word + "::" + named.name() + "' is not known");
        }
        return number(named.position(), KINDS.get(word), named.name());
    }

    private Bound number(Position position, ObjectKind kind, String name) {
        return scope.program()
                .id(kind, new ObjectReference(position, Optional.empty(), name), scope.app())
                .map(id -> Bound.constant(Simple.INTEGER, (long) id))
                .orElseThrow(
                        () -> new Unbound(position, "no app at hand has the " + kind.keyword() + " '" + name + "'"));
    }

    private static Bound member(Expression.Scope named, EnumDefinition definition) {
        if (definition.ordinal(named.name()).isEmpty()) {
            throw new Unbound(named.position(), definition + " has no value '" + named.name() + "'");
        }
        return Bound.constant(
                new Type.Named(definition), definition.ordinal(named.name()).getAsLong());
    }
}
