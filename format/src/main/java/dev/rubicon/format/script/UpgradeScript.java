package dev.rubicon.format.script;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a trigger runs in one database.
 *
 * @param path in the folder of the app, as in {@code upgrade/OnUpgradePerCompany.sql}
 * @param statements in the order written
 */
public record UpgradeScript(String path, ScriptTrigger trigger, List<SqlStatement> statements) {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_TAG_LENGTH = 250;
    private static final int MAX_PROBLEMS = 20;

    public UpgradeScript {
        statements = List.copyOf(statements);
    }

    /** The upgrade tags of its sections, in order. */
    public List<String> tags() {
        return statements.stream().flatMap(one -> one.tag().stream()).distinct().toList();
    }

    /** @throws InvalidInput RB671 to RB676, up to 20 of them, each led by the path and a line */
    static UpgradeScript read(String path, byte[] bytes, ScriptTrigger trigger, SqlFlavour flavour) {
        String text = text(path, bytes);
        List<SqlToken> tokens = SqlTokens.of(path, text, flavour);
        Reading reading = new Reading(path, text, trigger, flavour);
        tokens.forEach(reading::token);
        reading.end();
        if (!reading.problems.isEmpty()) {
            throw new InvalidInput(reading.problems.stream().limit(MAX_PROBLEMS).toList());
        }
        return new UpgradeScript(path, trigger, reading.statements);
    }

    // The databases do not agree on what a single carriage return is.
    private static String text(String path, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidInput(
                    "RB671",
                    "'" + Quoted.path(path) + "' is larger than " + (MAX_BYTES >> 20) + " MiB",
                    "a script says what is to be done with rows; rows themselves do not belong into it");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String lines = (text.startsWith("\ufeff") ? text.substring(1) : text).replace("\r\n", "\n");
            if (lines.indexOf('\r') < 0 && lines.indexOf(0) < 0) {
                return lines;
            }
        } catch (CharacterCodingException e) {
            System.getLogger(UpgradeScript.class.getName()).log(System.Logger.Level.DEBUG, "no UTF-8", e);
        }
        throw new InvalidInput(
                "RB671", "'" + Quoted.path(path) + "' is no text in UTF-8 with usual line ends", "save it as UTF-8");
    }

    /** Makes statements of tokens. */
    private static final class Reading {
        private final String path;
        private final String text;
        private final ScriptTrigger trigger;
        private final SqlFlavour flavour;
        private final List<SqlStatement> statements = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Set<String> tags = new HashSet<>();
        private final List<SqlToken> pending = new ArrayList<>();
        private Optional<String> tag = Optional.empty();

        private Reading(String path, String text, ScriptTrigger trigger, SqlFlavour flavour) {
            this.flavour = flavour;
            this.path = path;
            this.text = text;
            this.trigger = trigger;
        }

        private void token(SqlToken token) {
            if (token.kind() == SqlToken.Kind.TAG) {
                tag(token);
            } else if (token.is(";")) {
                end();
            } else {
                pending.add(token);
            }
        }

        private void tag(SqlToken token) {
            String name = token.text();
            if (!pending.isEmpty()) {
                refuse(token, "a tag stands inside of a statement", "end the statement before it with a semicolon");
            } else if (name.isEmpty() || name.length() > MAX_TAG_LENGTH || !name.equals(Quoted.sentence(name))) {
                refuse(
                        token,
                        "that is no upgrade tag",
                        "write 1 to 250 characters, such as ABC-1234-SHOESIZE-20201125");
            } else if (!tags.add(name.toUpperCase(Locale.ROOT))) {
                refuse(
                        token,
                        "the tag '" + Quoted.shortened(name) + "' stands twice, and its second part would never run",
                        "use one tag for what belongs together");
            }
            tag = Optional.of(name);
        }

        private void refuse(SqlToken token, String message, String hint) {
            problems.add(new Problem("RB676", message, hint).at(path + ":" + token.line()));
        }

        private void end() {
            if (pending.isEmpty() || problems.size() > MAX_PROBLEMS) {
                pending.clear();
                return;
            }
            StatementCheck.Verdict verdict = StatementCheck.of(path, pending);
            problems.addAll(verdict.problems());
            verdict.verb().ifPresent(verb -> add(verb, verdict.table()));
            pending.clear();
        }

        private void add(SqlStatement.Verb verb, Optional<String> changed) {
            int line = pending.getFirst().line();
            boolean reads = verb == SqlStatement.Verb.QUERY;
            if (reads != trigger.isCheck()) {
                problems.add(new Problem(
                                "RB673",
                                reads
                                        ? "a query does nothing in " + trigger
                                        : trigger + " only looks, and this statement would write",
                                reads
                                        ? "what must find no row stands in OnCheckPreconditions... and OnValidateUpgrade..."
                                        : "move it to OnUpgradePerCompany or OnUpgradePerDatabase")
                        .at(path + ":" + line));
            }
            statements.add(new SqlStatement(line, verb, changed, tag, parts()));
        }

        private static boolean isName(SqlToken token) {
            return token.kind() == SqlToken.Kind.NAME;
        }

        // SQLite takes a name in double quotes that there is not for a string, and says nothing.
        private static String inBackticks(String quoted) {
            String name = quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
            return "`" + name.replace("`", "``") + "`";
        }

        private List<SqlStatement.Part> parts() {
            List<SqlStatement.Part> parts = new ArrayList<>();
            int from = pending.getFirst().start();
            for (SqlToken token : pending) {
                if (token.kind() == SqlToken.Kind.TABLE) {
                    parts.add(new SqlStatement.Part.Sql(text.substring(from, token.start())));
                    parts.add(new SqlStatement.Part.TableName(token.text(), token.line()));
                    from = token.end();
                } else if (flavour == SqlFlavour.SQLITE && token.text().startsWith("\"") && isName(token)) {
                    parts.add(
                            new SqlStatement.Part.Sql(text.substring(from, token.start()) + inBackticks(token.text())));
                    from = token.end();
                }
            }
            parts.add(new SqlStatement.Part.Sql(
                    text.substring(from, pending.getLast().end())));
            return parts;
        }
    }
}
