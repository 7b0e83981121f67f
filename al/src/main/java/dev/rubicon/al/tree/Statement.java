package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;
import java.util.List;
import java.util.Optional;

/** What code does, one step. Trees of it are never deeper than a thread can recurse into. */
public sealed interface Statement {
    Position position();

    /** {@code begin … end}. */
    record Block(Position position, List<Statement> statements) implements Statement {
        public Block {
            statements = List.copyOf(statements);
        }
    }

    /** Nothing, as between {@code then} and {@code ;}. */
    record Empty(Position position) implements Statement {}

    /** An expression that is a step of its own: a call, with or without parentheses. */
    record Call(Position position, Expression call) implements Statement {}

    /** {@code Total += Amount}. */
    record Assignment(Position position, Expression target, AssignmentOperator operator, Expression value)
            implements Statement {}

    /** {@code if … then … else …}. */
    record If(Position position, Expression condition, Statement then, Optional<Statement> otherwise)
            implements Statement {}

    /** {@code case … of … else … end}. */
    record Case(Position position, Expression subject, List<Branch> branches, Optional<Block> otherwise)
            implements Statement {
        public Case {
            branches = List.copyOf(branches);
        }
    }

    /** {@code 1, 5..9: …}; any of the values may be a {@link Expression.Range}. */
    record Branch(Position position, List<Expression> values, Statement body) {
        public Branch {
            values = List.copyOf(values);
        }
    }

    /** {@code for I := 1 to 10 do …}. */
    record For(
            Position position, Expression variable, Expression from, Direction direction, Expression to, Statement body)
            implements Statement {}

    /** {@code foreach Name in Names do …}. */
    record ForEach(Position position, Expression variable, Expression collection, Statement body)
            implements Statement {}

    /** {@code while … do …}. */
    record While(Position position, Expression condition, Statement body) implements Statement {}

    /** {@code repeat … until …}. */
    record Repeat(Position position, List<Statement> body, Expression condition) implements Statement {
        public Repeat {
            body = List.copyOf(body);
        }
    }

    /** {@code with Customer do …}. */
    record With(Position position, Expression subject, Statement body) implements Statement {}

    /** {@code exit(Total)}. */
    record Exit(Position position, Optional<Expression> value) implements Statement {}

    /** {@code break}: leaves the innermost loop. */
    record Break(Position position) implements Statement {}

    /** {@code continue}: goes on with the next turn of the innermost loop. */
    record Continue(Position position) implements Statement {}

    /** {@code asserterror …}. */
    record AssertError(Position position, Statement body) implements Statement {}

    /** Which way a {@code for} counts: {@code to}, {@code downto}. */
    enum Direction {
        UP,
        DOWN
    }

    /** {@code :=}, {@code +=}, {@code -=}, {@code *=}, {@code /=}. */
    enum AssignmentOperator {
        SET,
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE
    }
}
