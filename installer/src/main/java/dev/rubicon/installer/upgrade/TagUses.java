package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.bind.Bodies;
import dev.rubicon.al.runtime.bind.Reach;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.system.SystemApp;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.syntax.TokenRange;
import dev.rubicon.al.tree.TypeReference;
import dev.rubicon.al.tree.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds where code tests and sets upgrade tags: by the words of its text, without running it. */
final class TagUses {
    private static final Set<String> FUNCTIONS = functions();

    private final Bodies bodies;

    TagUses(Bodies bodies) {
        this.bodies = bodies;
    }

    private static Set<String> functions() {
        Set<String> functions = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        functions.addAll(List.of(
                "HasUpgradeTag",
                "HasDatabaseUpgradeTag",
                "HasUpgradeTagSkipped",
                "SetUpgradeTag",
                "SetDatabaseUpgradeTag",
                "SetSkippedUpgrade"));
        return functions;
    }

    /** In the order of the routines, and in each in that of its text. */
    List<UpgradeCheck.TagUse> of(Collection<Routine> routines) {
        List<UpgradeCheck.TagUse> uses = new ArrayList<>();
        routines.stream()
                .filter(routine -> !routine.owner().app().equals(SystemApp.code()))
                .forEach(routine -> routine.tree().body().ifPresent(words -> find(routine, words, uses)));
        return uses;
    }

    private void find(Routine routine, TokenRange words, List<UpgradeCheck.TagUse> uses) {
        for (int i = 0; i < words.size(); i++) {
            if (words.kind(i).isName()
                    && FUNCTIONS.contains(words.name(i))
                    && words.kind(i + 1) == TokenKind.LEFT_PARENTHESIS) {
                uses.add(new UpgradeCheck.TagUse(
                        words.name(i),
                        tag(routine, words, i + 2),
                        words.position(i).fileAndLine()));
            }
        }
    }

    // The first argument: a text, or what a label, or a procedure that only gives a text, is called: Tags.ShoeSize().
    private Optional<String> tag(Routine routine, TokenRange words, int from) {
        if (words.kind(from) == TokenKind.STRING) {
            return isEnd(words, from + 1) ? Optional.of(words.literal(from)) : Optional.empty();
        }
        int last = from;
        while (words.kind(last).isName() && words.kind(last + 1) == TokenKind.DOT) {
            last += 2;
        }
        if (!words.kind(last).isName()) {
            return Optional.empty();
        }
        boolean isCall = words.kind(last + 1) == TokenKind.LEFT_PARENTHESIS
                && words.kind(last + 2) == TokenKind.RIGHT_PARENTHESIS;
        if (!isEnd(words, isCall ? last + 3 : last + 1)) {
            return Optional.empty();
        }
        String name = words.name(last);
        return label(routine, name).or(() -> given(routine, name));
    }

    private static boolean isEnd(TokenRange words, int index) {
        return words.kind(index) == TokenKind.RIGHT_PARENTHESIS || words.kind(index) == TokenKind.COMMA;
    }

    private static Optional<String> label(Routine routine, String name) {
        return Stream.concat(routine.tree().variables().stream(), routine.owner().variables().stream())
                .filter(variable -> variable.name().equalsIgnoreCase(name))
                .findFirst()
                .map(Variable::type)
                .flatMap(type ->
                        type instanceof TypeReference.Label label ? Optional.of(label.text()) : Optional.empty());
    }

    private Optional<String> given(Routine routine, String name) {
        return Reach.calledBy(bodies, routine).stream()
                .filter(called -> called.name().equalsIgnoreCase(name))
                .findFirst()
                .flatMap(called -> called.tree().body().flatMap(words -> exited(called, words)));
    }

    // begin exit('ABC'); end;
    private static Optional<String> exited(Routine routine, TokenRange words) {
        int exit = 1;
        if (!words.kind(exit).isName() || !words.name(exit).equalsIgnoreCase("exit")) {
            return Optional.empty();
        }
        return words.kind(exit + 2) == TokenKind.STRING
                ? Optional.of(words.literal(exit + 2))
                : words.kind(exit + 2).isName() ? label(routine, words.name(exit + 2)) : Optional.empty();
    }
}
