package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.parse.CodeParser;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.tree.Expression;
import dev.rubicon.al.tree.Statement;
import java.util.Optional;

/** Procedures that do nothing but to give the same answer always, such as {@code IsSaaS}: what never runs need not be supported. */
final class Constants {
    // begin exit(false); end;
    private static final int MOST_TOKENS = 8;

    private Constants() {}

    static Optional<Boolean> answer(Routine routine) {
        return routine.isEvent() || routine.isTry()
                ? Optional.empty()
                : routine.tree()
                        .body()
                        .filter(body -> body.size() <= MOST_TOKENS)
                        .map(body -> CodeParser.parse(body, new Findings()))
                        .flatMap(Constants::answer);
    }

    private static Optional<Boolean> answer(Statement.Block block) {
        return block.statements().size() == 1 && block.statements().getFirst() instanceof Statement.Exit exit
                ? exit.value().flatMap(Constants::literal)
                : Optional.empty();
    }

    private static Optional<Boolean> literal(Expression expression) {
        return expression instanceof Expression.BooleanLiteral answer ? Optional.of(answer.value()) : Optional.empty();
    }
}
