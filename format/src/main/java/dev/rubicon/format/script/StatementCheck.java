package dev.rubicon.format.script;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement may be: one query or change, of tables named as {@code ${table:NAME}}, with functions that are known to do no
 * harm. It errs on the side of refusing: what it cannot follow, it does not let through.
 */
final class StatementCheck {
    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE");
    private static final Set<String> VERBS = Set.of("SELECT", "VALUES", "INSERT", "UPDATE", "DELETE");

    /** Reserved in both databases, so that no alias can be called so. */
    private static final Set<String> AFTER_FROM =
            Set.of("WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "UNION", "EXCEPT", "INTERSECT");

    private static final Set<String> QUERIES = Set.of("SELECT", "VALUES", "WITH");
    private static final Set<String> BEHIND_WITH = Set.of("TIME", "ORDINALITY", "TIES");
    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_DEPTH = 500;

    private static final Set<String> REFUSED = Set.of("RETURNING", "TABLE", "ROLLBACK", "RAISE", "MERGE");

    private final List<SqlToken> tokens;
    private final Deque<Level> levels = new ArrayDeque<>(List.of(new Level("")));
    private final Set<String> named = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private int verbAt = -1;
    private boolean tableNext;
    private boolean nameNext;
    private boolean isRecursive;
    private String naming = "";

    /** What is between two parentheses; of a function with words of its own, behind its name. */
    private static final class Level {
        private final String function;
        private boolean isQuery;
        private boolean listsTables;

        private Level(String function) {
            this.function = function;
        }
    }

    /**
     * What was found.
     *
     * @param verb absent if it does what none may
     * @param table that it changes, where it changes one
     * @param problems each led by its line
     */
    record Verdict(Optional<SqlStatement.Verb> verb, Optional<String> table, List<Problem> problems) {}

    private StatementCheck(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    /** @param tokens of one statement, at least one */
    static Verdict of(String path, List<SqlToken> tokens) {
        StatementCheck check = new StatementCheck(tokens);
        check.findVerb();
        if (check.problems.isEmpty()) {
            for (int i = 0; i < tokens.size() && check.problems.size() < MAX_PROBLEMS; i++) {
                check.token(i);
            }
        }
        List<Problem> placed = new ArrayList<>();
        for (int i = 0; i < check.problems.size(); i++) {
            placed.add(check.problems.get(i).at(path + ":" + check.lines.get(i)));
        }
        return new Verdict(check.verb(), check.changed(), placed);
    }

    private Optional<String> changed() {
        return tokens.stream()
                .skip(Math.max(0, verbAt))
                .filter(token -> token.kind() == SqlToken.Kind.TABLE)
                .findFirst()
                .map(SqlToken::text);
    }

    private Optional<SqlStatement.Verb> verb() {
        if (verbAt < 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (tokens.get(verbAt).text().toUpperCase(Locale.ROOT)) {
                    case "INSERT" -> SqlStatement.Verb.INSERT;
                    case "UPDATE" -> SqlStatement.Verb.UPDATE;
                    case "DELETE" -> SqlStatement.Verb.DELETE;
                    default -> SqlStatement.Verb.QUERY;
                });
    }

    // Behind "with a as (...), b as (...)" comes what is done with a and b.
    private void findVerb() {
        int depth = 0;
        for (int i = 0; i < tokens.size() && verbAt < 0; i++) {
            SqlToken token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.isAny(VERBS)) {
                verbAt = i;
            }
        }
        boolean begins = verbAt == 0 || verbAt > 0 && tokens.getFirst().is("WITH") && is(verbAt - 1, ")");
        if (!begins) {
            verbAt = -1;
            refuse(
                    tokens.getFirst(),
                    "RB673",
                    "a statement that begins with '"
                            + Quoted.shortened(tokens.getFirst().text()) + "' is not run",
                    "scripts have SELECT, INSERT, UPDATE and DELETE; tables are declared in schema.json, and the transaction"
                            + " is that of the step");
        }
    }

    private Optional<SqlToken> at(int i) {
        return i >= 0 && i < tokens.size() ? Optional.of(tokens.get(i)) : Optional.empty();
    }

    private boolean is(int i, String word) {
        return at(i).filter(token -> token.is(word)).isPresent();
    }

    private void token(int i) {
        SqlToken token = tokens.get(i);
        if (nameNext) {
            name(i, token);
        } else if (tableNext) {
            tableNext = false;
            table(i, token);
        } else {
            switch (token.kind()) {
                case WORD -> {
                    if (is(i - 1, ".")) {
                        call(i, token);
                    } else {
                        word(i, token);
                    }
                }
                case NAME -> call(i, token);
                case SYMBOL -> symbol(i, token);
                case TABLE -> {
                    if (!is(i + 1, ".")) {
                        refuse(
                                token,
                                "RB674",
                                "${table:" + Quoted.shortened(token.text()) + "} stands where no table does",
                                "give the table a short name there: FROM ${table:Customer} AS c, then c.\"No.\"");
                    }
                }
                case STRING, NUMBER, TAG -> {}
            }
        }
    }

    // Of a part that "with" names. It may be read only behind its declaration: before, the name would be that of a
    // table.
    private void name(int i, SqlToken token) {
        if (token.is("RECURSIVE") && !isRecursive) {
            isRecursive = true;
            return;
        }
        nameNext = false;
        String name = token.text().toLowerCase(Locale.ROOT);
        boolean isTaken = name.startsWith("rubicon_") || name.startsWith("pg_") || name.startsWith("sqlite_");
        if (token.kind() != SqlToken.Kind.WORD
                || isTaken
                || SqlWords.mayOpen(token)
                || !is(i + 1, "(") && !is(i + 1, "AS")) {
            refuse(token, "RB674", "a part of WITH cannot be called so", "use a plain word, such as totals");
            return;
        }
        naming = name;
        if (isRecursive) {
            named.add(name);
        }
    }

    private void table(int i, SqlToken token) {
        if (token.is("(")) {
            Level level = open("");
            if (at(i + 1).filter(next -> next.isAny(QUERIES)).isEmpty()) {
                level.listsTables = true;
                tableNext = true;
            }
        } else if (token.is("LATERAL") || token.is("ONLY")) {
            tableNext = true;
        } else if (token.is("OR") && i == verbAt + 1) {
            tableNext = true;
            orElse(i);
        } else if (token.kind() == SqlToken.Kind.WORD && is(verbAt + 1, "OR") && i == verbAt + 2) {
            tableNext = true;
        } else if (token.kind() == SqlToken.Kind.WORD && SqlWords.isTableFunction(token) && is(i + 1, "(")) {
            return;
        } else if (token.kind() != SqlToken.Kind.TABLE && !isNamed(token)) {
            refuse(
                    token,
                    "RB674",
                    "'" + Quoted.shortened(token.text()) + "' is not a table that a script reaches",
                    "write ${table:Customer} for the table Customer of the app, or of one it depends on");
        }
    }

    private boolean isNamed(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD && named.contains(token.text().toLowerCase(Locale.ROOT));
    }

    private void symbol(int i, SqlToken token) {
        switch (token.text()) {
            case "(" ->
                open(at(i - 1).filter(SqlWords::hasOwnWords).map(SqlToken::text).orElse(""));
            case ")" -> close(i, token);
            case "," -> {
                if (level().listsTables) {
                    tableNext = true;
                } else if (levels.size() == 1 && !naming.isEmpty()) {
                    nameNext = true;
                    naming = "";
                }
            }
            default -> {}
        }
    }

    private Level level() {
        return levels.getLast();
    }

    // Deeper than that, the databases refuse it themselves.
    private Level open(String function) {
        if (levels.size() == MAX_DEPTH) {
            refuse(tokens.getFirst(), "RB673", "the statement nests too deep", "make several statements of it");
        }
        Level level = new Level(function);
        levels.addLast(level);
        return level;
    }

    private void close(int i, SqlToken token) {
        if (levels.size() == 1) {
            refuse(token, "RB673", "')' closes nothing", "count the parentheses");
            return;
        }
        levels.removeLast();
        // The list of columns of such a part closes, too; what it is called is known only behind its query.
        if (levels.size() == 1 && !naming.isEmpty() && !is(i + 1, "AS")) {
            named.add(naming);
        }
    }

    private void word(int i, SqlToken word) {
        if (word.isAny(REFUSED)) {
            refuse(word, "RB673", "'" + word.text() + "' is not run", "if it is a name, put it in double quotes");
        } else if (word.is("WITH")) {
            with(i, word);
        } else if (word.is("FROM") || word.is("JOIN")) {
            from(i, word);
        } else if (word.is("INTO")) {
            into(i, word);
        } else if (word.isAny(CHANGES)) {
            change(i, word);
        } else if (word.is("USING")) {
            using(i, word);
        } else if (word.is("IN") && !is(i + 1, "(") && !level().function.equalsIgnoreCase("POSITION")) {
            refuse(word, "RB674", "IN has no parenthesis behind it", "write IN (SELECT ... FROM ${table:Customer})");
        } else {
            level().isQuery |= word.is("SELECT");
            level().listsTables &= !word.isAny(AFTER_FROM);
            naming = levels.size() == 1 && word.isAny(VERBS) ? "" : naming;
            call(i, word);
        }
    }

    private void with(int i, SqlToken word) {
        boolean begins = i == 0 || levels.size() == 1 && is(verbAt, "INSERT");
        if (i > 0 && at(i + 1).filter(next -> next.isAny(BEHIND_WITH)).isPresent()) {
            return;
        }
        if (!begins) {
            refuse(word, "RB673", "WITH stands inside of a statement", "put it at its beginning");
        }
        nameNext = begins;
        isRecursive = false;
    }

    // "is distinct from" and "extract(year from ...)" are about values.
    private void from(int i, SqlToken word) {
        boolean distinct = is(i - 1, "DISTINCT") && (is(i - 2, "IS") || is(i - 2, "NOT") && is(i - 3, "IS"));
        boolean own = !level().function.isEmpty() && !level().isQuery;
        if (word.is("JOIN") || !distinct && !own) {
            level().listsTables = !(i == verbAt + 1 && tokens.get(verbAt).is("DELETE"));
            tableNext = true;
        }
    }

    private void into(int i, SqlToken word) {
        boolean inserts = is(verbAt, "INSERT") && (i == verbAt + 1 || is(verbAt + 1, "OR") && i == verbAt + 3);
        if (!inserts) {
            refuse(word, "RB673", "INTO makes a table", "declare it in schema.json, and write INSERT INTO ... SELECT");
        }
        tableNext = inserts;
    }

    // The only change inside of another statement is that of a row which is there already.
    private void change(int i, SqlToken word) {
        naming = "";
        if (i == verbAt) {
            tableNext = word.is("UPDATE");
            if (word.is("INSERT") && is(i + 1, "OR")) {
                orElse(i + 1);
            }
        } else if (word.is("UPDATE") && is(i - 1, "DO")) {
            level().listsTables = false;
        } else {
            refuse(
                    word,
                    "RB673",
                    "'" + word.text() + "' stands inside of another statement",
                    "make it a statement of its own; if it is a name, put it in double quotes");
        }
    }

    private void orElse(int or) {
        if (!is(or + 1, "IGNORE") && !is(or + 1, "REPLACE")) {
            refuse(
                    tokens.get(or),
                    "RB673",
                    "that OR would end more than the statement",
                    "write OR IGNORE or OR REPLACE");
        }
    }

    // What "delete" uses are tables, and comes before anything that is joined to them.
    private void using(int i, SqlToken word) {
        if (is(verbAt, "DELETE") && levels.size() == 1 && !level().listsTables) {
            level().listsTables = true;
            tableNext = true;
        } else if (!is(i + 1, "(")) {
            refuse(word, "RB674", "USING has no parenthesis behind it", "write USING (\"No.\") behind a join");
        }
    }

    // In front of a parenthesis stands a function, unless it is a word of SQL, a type, or another name for a table.
    private void call(int i, SqlToken token) {
        boolean renames = is(i - 1, "AS")
                || is(i - 1, ")")
                || at(i - 1)
                        .filter(before -> before.kind() == SqlToken.Kind.TABLE)
                        .isPresent();
        if (is(i + 1, "(") && !renames && (!SqlWords.mayOpen(token) || is(i - 1, "."))) {
            refuse(
                    token,
                    "RB675",
                    "'" + Quoted.shortened(token.text()) + "' is no function that scripts may use",
                    "docs/plain-apps.md lists those that they may");
        }
    }

    private void refuse(SqlToken token, String code, String message, String hint) {
        problems.add(new Problem(code, message, hint));
        lines.add(token.line());
    }
}
