package dev.rubicon.installer.database;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.regex.Pattern;

/** Where a database is, in JDBC's form; never with a password. {@code toString} is what messages call it. */
public sealed interface DatabaseAddress permits SqliteFile, PostgresSchema {
    Pattern SECRET = Pattern.compile("(?is)[^/?]*//[^/?]*@.*|.*[?&](ssl)?passw(or)?d=.*");

    String url();

    /** How SQL is said there. */
    default Dialect dialect() {
        return switch (this) {
            case SqliteFile file -> new SqliteDialect();
            case PostgresSchema schema -> new PostgresDialect();
        };
    }

    /** @throws InvalidInput RB702 if it is none that Rubicon knows, RB716 if it has a password, RB717 for a wrong parameter */
    static DatabaseAddress parse(String url) {
        if (SECRET.matcher(url).matches()) {
            throw new InvalidInput(
                    "RB716",
                    "the database address holds a user or a password where everybody could read it",
                    "name the user by ?user=NAME and give the password in PGPASSWORD or ~/.pgpass; change one that was given");
        }
        if (url.startsWith(SqliteFile.PREFIX)) {
            return SqliteFile.parse(url);
        }
        if (url.startsWith(PostgresSchema.PREFIX)) {
            return PostgresSchema.parse(url);
        }
        throw unknown(url);
    }

    /**
     * The same database, in a schema of that name.
     *
     * @throws InvalidInput RB724 if it has no schemas or names another one, RB717 if the name cannot be one
     */
    default DatabaseAddress inSchema(String name) {
        return switch (this) {
            case PostgresSchema address -> address.named(name);
            case SqliteFile file ->
                throw new InvalidInput(
                        "RB724",
                        "the database " + file + " is a file, and has no schemas",
                        "leave --schema out, or name a server by jdbc:postgresql://HOST/DATABASE");
        };
    }

    static InvalidInput unknown(String url) {
        return new InvalidInput(
                "RB702",
                "'" + Quoted.shortened(url) + "' is not a database address that Rubicon knows",
                "use jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE");
    }
}
