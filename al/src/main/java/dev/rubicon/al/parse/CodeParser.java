package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Keyword;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.syntax.TokenRange;
import dev.rubicon.al.tree.Expression;
import dev.rubicon.al.tree.Statement;
import dev.rubicon.al.tree.Statement.AssertError;
import dev.rubicon.al.tree.Statement.Assignment;
import dev.rubicon.al.tree.Statement.AssignmentOperator;
import dev.rubicon.al.tree.Statement.Block;
import dev.rubicon.al.tree.Statement.Branch;
import dev.rubicon.al.tree.Statement.Break;
import dev.rubicon.al.tree.Statement.Call;
import dev.rubicon.al.tree.Statement.Case;
import dev.rubicon.al.tree.Statement.Continue;
import dev.rubicon.al.tree.Statement.Direction;
import dev.rubicon.al.tree.Statement.Empty;
import dev.rubicon.al.tree.Statement.Exit;
import dev.rubicon.al.tree.Statement.For;
import dev.rubicon.al.tree.Statement.ForEach;
import dev.rubicon.al.tree.Statement.If;
import dev.rubicon.al.tree.Statement.Repeat;
import dev.rubicon.al.tree.Statement.While;
import dev.rubicon.al.tree.Statement.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the body of a procedure or trigger. */
public final class CodeParser {
    private final CodeCursor cursor;
    private final ExpressionParser expressions;

    private CodeParser(CodeCursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor);
    }

    /**
     * The statements of a body, from {@code begin} to {@code end}. Those that cannot be read are left out; what is wrong with them
     * is added to {@code findings}.
     */
    public static Block parse(TokenRange body, Findings findings) {
        CodeParser parser = new CodeParser(new CodeCursor(body, findings));
        return parser.body();
    }

    private Block body() {
        Position position = cursor.position();
        cursor.expect(Keyword.BEGIN, "begin");
        List<Statement> statements = statements();
        cursor.expect(Keyword.END, "end");
        if (!cursor.isAtEnd()) {
            cursor.unexpected("the end of the procedure");
        }
        return new Block(position, statements);
    }

    // Up to "end", "until" or the end of the body. A statement with a fault is left out.
    private List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        while (!atListEnd()) {
            if (!cursor.accept(TokenKind.SEMICOLON)) {
                Statement statement = statement();
                if (!cursor.at(TokenKind.SEMICOLON) && !atListEnd()) {
                    cursor.unexpected("';'");
                }
                if (cursor.isFaulty()) {
                    cursor.recover();
                } else {
                    statements.add(statement);
                }
            }
        }
        return statements;
    }

    private boolean atListEnd() {
        return cursor.at(Keyword.END) || cursor.at(Keyword.UNTIL) || cursor.isAtEnd();
    }

    private Statement statement() {
        cursor.enter();
        Statement statement = one(cursor.position());
        cursor.leave();
        return statement;
    }

    private Statement one(Position position) {
        return switch (cursor.keyword()) {
            case BEGIN -> block(position);
            case IF -> conditional(position);
            case CASE -> selection(position);
            case FOR -> counted(position);
            case FOREACH -> forEach(position);
            case WHILE -> whileLoop(position);
            case REPEAT -> repeat(position);
            case WITH -> with(position);
            case ASSERTERROR -> assertError(position);
            case EXIT ->
                isAlone() || cursor.nextKind() == TokenKind.LEFT_PARENTHESIS ? exit(position) : simple(position);
            case BREAK -> isAlone() ? alone(new Break(position)) : simple(position);
            case CONTINUE -> isAlone() ? alone(new Continue(position)) : simple(position);
            case END, ELSE, UNTIL -> new Empty(position);
            default -> cursor.at(TokenKind.SEMICOLON) ? new Empty(position) : simple(position);
        };
    }

    // Whether no expression goes on behind this word: "Break := true" is an assignment.
    private boolean isAlone() {
        return switch (cursor.nextKind()) {
            case SEMICOLON, IDENTIFIER, END -> true;
            default -> false;
        };
    }

    private Statement alone(Statement statement) {
        cursor.advance();
        return statement;
    }

    private Block block(Position position) {
        cursor.advance();
        List<Statement> statements = statements();
        cursor.expect(Keyword.END, "end");
        return new Block(position, statements);
    }

    private Statement conditional(Position position) {
        cursor.advance();
        Expression condition = expressions.expression();
        cursor.expect(Keyword.THEN, "then");
        Statement then = statement();
        Optional<Statement> otherwise = cursor.accept(Keyword.ELSE) ? Optional.of(statement()) : Optional.empty();
        return new If(position, condition, then, otherwise);
    }

    private Statement selection(Position position) {
        cursor.advance();
        Expression subject = expressions.expression();
        cursor.expect(Keyword.OF, "of");
        List<Branch> branches = new ArrayList<>();
        while (!atListEnd() && !cursor.at(Keyword.ELSE) && !cursor.isFaulty()) {
            if (!cursor.accept(TokenKind.SEMICOLON)) {
                branch().ifPresent(branches::add);
            }
        }
        Position otherwisePosition = cursor.position();
        Optional<Block> otherwise = cursor.accept(Keyword.ELSE)
                ? Optional.of(new Block(otherwisePosition, statements()))
                : Optional.empty();
        cursor.expect(Keyword.END, "end");
        return new Case(position, subject, branches, otherwise);
    }

    // 1, 5..9: …;   The last one before "else" or "end" may lack its semicolon.
    private Optional<Branch> branch() {
        Position position = cursor.position();
        List<Expression> values = new ArrayList<>();
        do {
            values.add(expressions.rangeOrExpression());
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.COLON);
        Statement body = statement();
        if (!cursor.at(TokenKind.SEMICOLON) && !cursor.at(Keyword.ELSE) && !atListEnd()) {
            cursor.unexpected("';'");
        }
        if (cursor.isFaulty()) {
            cursor.recover();
            return Optional.empty();
        }
        return Optional.of(new Branch(position, values, body));
    }

    private Statement counted(Position position) {
        cursor.advance();
        Expression variable = expressions.postfix();
        cursor.expect(TokenKind.ASSIGN);
        Expression from = expressions.expression();
        Direction direction = cursor.at(Keyword.DOWNTO) ? Direction.DOWN : Direction.UP;
        if (!cursor.accept(Keyword.DOWNTO)) {
            cursor.expect(Keyword.TO, "to");
        }
        Expression to = expressions.expression();
        cursor.expect(Keyword.DO, "do");
        return new For(position, variable, from, direction, to, statement());
    }

    private Statement forEach(Position position) {
        cursor.advance();
        Expression variable = expressions.postfix();
        cursor.expect(Keyword.IN, "in");
        Expression collection = expressions.expression();
        cursor.expect(Keyword.DO, "do");
        return new ForEach(position, variable, collection, statement());
    }

    private Statement whileLoop(Position position) {
        cursor.advance();
        Expression condition = expressions.expression();
        cursor.expect(Keyword.DO, "do");
        return new While(position, condition, statement());
    }

    private Statement repeat(Position position) {
        cursor.advance();
        List<Statement> body = statements();
        cursor.expect(Keyword.UNTIL, "until");
        return new Repeat(position, body, expressions.expression());
    }

    private Statement with(Position position) {
        cursor.advance();
        Expression subject = expressions.expression();
        cursor.expect(Keyword.DO, "do");
        return new With(position, subject, statement());
    }

    private Statement assertError(Position position) {
        cursor.advance();
        return new AssertError(position, statement());
    }

    private Statement exit(Position position) {
        cursor.advance();
        if (!cursor.accept(TokenKind.LEFT_PARENTHESIS) || cursor.accept(TokenKind.RIGHT_PARENTHESIS)) {
            return new Exit(position, Optional.empty());
        }
        Expression value = expressions.expression();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS);
        return new Exit(position, Optional.of(value));
    }

    // A call or an assignment.
    private Statement simple(Position position) {
        if (!cursor.isAtName() && !cursor.at(TokenKind.LEFT_PARENTHESIS)) {
            cursor.unexpected("a statement");
        }
        Expression target = expressions.postfix();
        Optional<AssignmentOperator> operator = assignment();
        if (operator.isEmpty()) {
            return new Call(position, target);
        }
        cursor.advance();
        return new Assignment(position, target, operator.get(), expressions.expression());
    }

    private Optional<AssignmentOperator> assignment() {
        return switch (cursor.kind()) {
            case ASSIGN -> Optional.of(AssignmentOperator.SET);
            case PLUS_ASSIGN -> Optional.of(AssignmentOperator.ADD);
            case MINUS_ASSIGN -> Optional.of(AssignmentOperator.SUBTRACT);
            case STAR_ASSIGN -> Optional.of(AssignmentOperator.MULTIPLY);
            case SLASH_ASSIGN -> Optional.of(AssignmentOperator.DIVIDE);
            default -> Optional.empty();
        };
    }
}
