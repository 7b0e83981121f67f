package dev.rubicon.server.console.page;

import dev.rubicon.server.audit.AuditEntry;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.console.Console;
import dev.rubicon.server.console.Moment;
import dev.rubicon.server.console.Visit;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.util.List;
import java.util.Optional;

/** Who did what. */
public record AuditPage(Console console, Catalog catalog, AuditLog audit) {
    private static final int ON_A_PAGE = 100;

    public List<Route> routes() {
        return List.of(console.page("/console/audit", Scope.ADMIN, this::list));
    }

    /**
     * A part of the log, the newest first.
     *
     * @param verdict absent if it was not asked for: that reads the whole log
     * @param older the number before which the next page begins
     */
    record Listed(List<Line> lines, Optional<AuditLog.Verdict> verdict, Optional<Long> older, boolean newest) {
        public boolean isWhole() {
            return verdict.filter(AuditLog.Verdict.Whole.class::isInstance).isPresent();
        }

        public String verdictText() {
            return verdict.map(found -> switch (found) {
                        case AuditLog.Verdict.Whole whole ->
                            "The chain is whole: " + whole.entries() + " entries, each follows the one before.";
                        case AuditLog.Verdict.Broken broken ->
                            "The chain is broken at entry " + broken.seq() + ": " + broken.why() + ".";
                    })
                    .orElse("");
        }

        public String head() {
            return verdict.map(found -> switch (found) {
                        case AuditLog.Verdict.Whole whole -> whole.head();
                        case AuditLog.Verdict.Broken broken -> "";
                    })
                    .orElse("");
        }
    }

    /** An entry. */
    record Line(AuditEntry entry, Moment moment) {
        /** What else it says; nothing where that is nothing. */
        public String detail() {
            return entry.detail().equals("{}") ? "" : entry.detail();
        }
    }

    private Reply list(Visit visit) {
        long before = visit.request().query("before").map(AuditPage::number).orElse(Long.MAX_VALUE);
        boolean verify = visit.request().query("verify").isPresent();
        List<Line> lines = audit.newest(catalog, before, ON_A_PAGE).stream()
                .map(entry -> new Line(entry, Moment.exact(entry.at())))
                .toList();
        Optional<Long> older = lines.isEmpty() || lines.getLast().entry().seq() == 1
                ? Optional.empty()
                : Optional.of(lines.getLast().entry().seq());
        Optional<AuditLog.Verdict> verdict = verify ? Optional.of(audit.verify(catalog)) : Optional.empty();
        return visit.page(
                "page/audit",
                visit.frame("Audit log", "audit"),
                new Listed(lines, verdict, older, before == Long.MAX_VALUE));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusals.malformed("before must be a whole number");
        }
    }
}
