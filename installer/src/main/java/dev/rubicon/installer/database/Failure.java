package dev.rubicon.installer.database;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.sql.SQLException;
import java.util.Locale;

/** The ways in which a database fails, whatever its own code for that is: what it means to a person, and what to do. */
public enum Failure {
    LOCKED(
            "RB600",
            "the database %1$s is locked by another program",
            "end what uses it, then run the same command again; the statement that waited was: %s"),
    READ_ONLY(
            "RB601",
            "the database %1$s is read-only",
            "make the file and its folder writable for this user; a server that only follows another one takes no changes"),
    FULL("RB602", "there is no room left for the database %1$s", "free disk space, then run the same command again"),
    DISK("RB603", "reading or writing the database %1$s failed: %2$s", "check the disk and its free space"),
    CANNOT_OPEN("RB604", "the database %1$s cannot be opened", "check that its folder exists and may be written"),
    DAMAGED("RB605", "the file %1$s is no SQLite database, or it is damaged: %2$s", "restore it from a backup"),
    CORRUPTED(
            "RB652",
            "the server found the database %1$s damaged: %2$s",
            "change nothing more in it; let an administrator check its disk and restore it from a backup"),
    RULE("RB606", "rows in %1$s break a rule of the new schema: %2$s", "plan again: rows may have changed since"),
    STATEMENT(
            "RB607",
            "the database %1$s refused a statement: %2$s",
            "the tables may have been changed by hand: put that right, or restore the database; the statement was: %s"),
    NEEDED(
            "RB611",
            "something of others in the database %1$s needs what is changed: %2$s",
            "drop it, update, and make it again"),
    UNREACHABLE(
            "RB612",
            "the server of the database %1$s cannot be reached: %2$s",
            "check that it runs, its host and its port, then run the same command again"),
    BUSY(
            "RB650",
            "the server of the database %1$s takes no more connections: %2$s",
            "wait until others have ended, or let an administrator raise max_connections; then run the same command again"),
    NOT_READY(
            "RB651",
            "the server of the database %1$s is starting, stopping or recovering: %2$s",
            "wait a moment, then run the same command again"),
    UNKNOWN_USER(
            "RB613",
            "the server of the database %1$s does not let this user in: %2$s",
            "give the password in PGPASSWORD or ~/.pgpass, and the user by ?user=NAME in the address"),
    NO_DATABASE(
            "RB614",
            "the server has no such database: %1$s",
            "check its name, or let an administrator make it: CREATE DATABASE"),
    NOT_ALLOWED(
            "RB615",
            "the user of the database %1$s may not do that: %2$s",
            "docs/postgresql.md lists the privileges that are needed"),
    LOST(
            "RB616",
            "the connection to the database %1$s was lost: %2$s",
            "what was not finished is rolled back by the server; run the same command again"),
    /** Nobody can say whether the transaction is committed. */
    UNCLEAR(
            "RB619",
            "the connection to the database %1$s was lost while it was told to commit: %2$s",
            "rubicon history --instance NAME tells whether the step is done; the same command again does what is left"),
    TOO_SLOW(
            "RB617",
            "the server of the database %1$s stopped a statement that took too long: %2$s",
            "raise statement_timeout of the user, or run the command when less is going on; the statement was: %s"),
    TOO_MUCH(
            "RB618",
            "the server of the database %1$s has too little memory for that: %2$s",
            "let an administrator raise max_locks_per_transaction, then run the same command again");

    private final String code;
    private final String message;
    private final String hint;

    Failure(String code, String message, String hint) {
        this.code = code;
        this.message = message;
        this.hint = hint;
    }

    /** Whether that is what a problem says. */
    public boolean is(ProblemException e) {
        return e.problems().getFirst().code().equals(code);
    }

    /**
     * The problem for a person.
     *
     * @param said by the database
     * @param doing the statement, or what else was being done
     */
    ProblemException problem(SQLException cause, String database, String said, String doing) {
        String text = String.format(Locale.ROOT, message, database, Quoted.sentence(said));
        Problem problem = new Problem(code, text, String.format(Locale.ROOT, hint, Quoted.sentence(doing)));
        return this == DAMAGED || this == CORRUPTED ? new Corrupt(problem, cause) : new Unavailable(problem, cause);
    }
}
