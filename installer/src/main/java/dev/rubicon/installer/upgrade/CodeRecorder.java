package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.journal.CodeReport;
import dev.rubicon.model.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Notes what code does and says while it runs, however much that is. */
public final class CodeRecorder {
    private static final int MAX_LINES = 1000;
    private static final int MAX_CHARACTERS = 100_000;

    private final UpgradeListener listener;
    private final Map<String, OfCodeunit> codeunits = new LinkedHashMap<>();
    private final List<CodeReport.Logged> log = new ArrayList<>();
    private Optional<OfCodeunit> running = Optional.empty();
    private Optional<CompanyName> company = Optional.empty();
    private long began;
    private long characters;
    private long leftOut;

    /** What one codeunit did so far. */
    private static final class OfCodeunit {
        private final String name;
        private final Map<String, OfTable> tables = new LinkedHashMap<>();
        private final Map<TableDefinition, OfTable> known = new HashMap<>();
        private long triggers;
        private long nanos;

        OfCodeunit(String name) {
            this.name = name;
        }

        // Each step reads the tables anew, so that one name may stand for several definitions.
        OfTable table(TableDefinition table) {
            return known.computeIfAbsent(table, t -> table(t.name()));
        }

        OfTable table(String name) {
            return tables.computeIfAbsent(name, any -> new OfTable());
        }
    }

    private static final class OfTable {
        private final Map<String, Boolean> companies = new HashMap<>();
        private long inserted;
        private long modified;
        private long deleted;
    }

    public CodeRecorder(UpgradeListener listener) {
        this.listener = listener;
    }

    void begins(String codeunit, String trigger, Optional<CompanyName> inCompany) {
        OfCodeunit one = codeunits.computeIfAbsent(Quoted.shortened(codeunit), OfCodeunit::new);
        one.triggers++;
        running = Optional.of(one);
        company = inCompany;
        began = System.nanoTime();
        listener.begins(one.name, trigger, inCompany);
    }

    void ends() {
        running.ifPresent(one -> one.nanos += System.nanoTime() - began);
        running = Optional.empty();
        listener.ends();
    }

    void read(long rows) {
        listener.rows(rows, 0);
    }

    /** @param of the company; empty for a table that all share */
    void wrote(TableDefinition table, String of, long inserted, long modified, long deleted) {
        if (running.isEmpty() || inserted + modified + deleted == 0) {
            return;
        }
        note(running.get().table(table), of, inserted, modified, deleted);
    }

    /** The same of a table that goes by its name. */
    void wrote(String table, String of, long inserted, long modified, long deleted) {
        if (running.isPresent() && inserted + modified + deleted > 0) {
            note(running.get().table(table), of, inserted, modified, deleted);
        }
    }

    private void note(OfTable counts, String of, long inserted, long modified, long deleted) {
        if (!of.isEmpty()) {
            counts.companies.putIfAbsent(of, true);
        }
        counts.inserted += inserted;
        counts.modified += modified;
        counts.deleted += deleted;
        listener.rows(0, inserted + modified + deleted);
    }

    void log(String text) {
        String line = Quoted.sentence(text);
        if (log.size() >= MAX_LINES || characters + line.length() > MAX_CHARACTERS) {
            leftOut++;
            return;
        }
        characters += line.length();
        log.add(new CodeReport.Logged(running.map(one -> one.name).orElse(""), company.map(CompanyName::value), line));
    }

    /** All of it so far. */
    public CodeReport report() {
        return new CodeReport(
                codeunits.values().stream().map(CodeRecorder::report).toList(), log, leftOut);
    }

    private static CodeReport.OfCodeunit report(OfCodeunit one) {
        List<CodeReport.Written> written = new ArrayList<>();
        one.tables.forEach((name, counts) -> written.add(new CodeReport.Written(
                name, counts.companies.size(), counts.inserted, counts.modified, counts.deleted)));
        return new CodeReport.OfCodeunit(one.name, one.triggers, TimeUnit.NANOSECONDS.toMillis(one.nanos), written);
    }
}
