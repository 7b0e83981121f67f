package dev.rubicon.installer.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What code of apps did in a step, and what it had to say. It is short, whatever the code does.
 *
 * @param codeunits that ran, each once, in the order in which they first did
 * @param log in order: the first lines, of bounded length
 * @param leftOut how many lines more there were
 */
public record CodeReport(List<OfCodeunit> codeunits, List<Logged> log, long leftOut) {
    /** Of a step that runs no code. */
    public static final CodeReport NONE = new CodeReport(List.of(), List.of(), 0);

    /**
     * What one codeunit did, itself or by what it called.
     *
     * @param codeunit such as {@code 50100 ABC Upgrade Shoe Size}
     * @param triggers how many ran, each company's counted
     * @param millis that they took together
     * @param written in the order in which the tables were first written
     */
    public record OfCodeunit(String codeunit, long triggers, long millis, List<Written> written) {
        public OfCodeunit {
            written = List.copyOf(written);
        }
    }

    /**
     * Rows of a table that were written, in all companies together.
     *
     * @param companies in how many; 0 for a table that all share
     */
    public record Written(String table, int companies, long inserted, long modified, long deleted) {}

    /**
     * A line of the log: Message, Session.LogMessage and their like.
     *
     * @param company absent for code that runs once for all
     */
    public record Logged(String codeunit, Optional<String> company, String text) {}

    public CodeReport {
        codeunits = List.copyOf(codeunits);
        log = List.copyOf(log);
    }

    public boolean isNothing() {
        return codeunits.isEmpty() && log.isEmpty();
    }

    /** The same and what came later. */
    public CodeReport and(CodeReport later) {
        List<OfCodeunit> allCodeunits = new ArrayList<>(codeunits);
        allCodeunits.addAll(later.codeunits);
        List<Logged> allLines = new ArrayList<>(log);
        allLines.addAll(later.log);
        return new CodeReport(allCodeunits, allLines, leftOut + later.leftOut);
    }

    /** Only what was said: all that was done is undone. */
    public CodeReport undone() {
        return new CodeReport(List.of(), log, leftOut);
    }
}
