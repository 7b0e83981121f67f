package dev.rubicon.cli;

import dev.rubicon.format.script.UpgradeScripts;
import dev.rubicon.installer.journal.CodeReport;
import dev.rubicon.model.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What code of apps did and said, as lines for people. */
final class CodeReportText {
    private static final int MAX_SAID = 10;

    private CodeReportText() {}

    /** The tables that each codeunit wrote, then the first lines of the log. */
    static List<String> lines(CodeReport report) {
        List<String> lines = new ArrayList<>();
        report.codeunits().forEach(one -> lines.add(did(one)));
        lines.addAll(said(report));
        return lines;
    }

    /** {@code codeunit 50100 Shoes: Customer 2 modified, in 2 companies; Upgrade Tags 2 inserted}. */
    static String did(CodeReport.OfCodeunit one) {
        String tables = one.written().stream().map(CodeReportText::table).collect(Collectors.joining("; "));
        return named(one.codeunit()) + ": " + (tables.isEmpty() ? "no rows written" : tables);
    }

    private static String table(CodeReport.Written written) {
        String counts = Stream.of(
                        count(written.inserted(), "inserted"),
                        count(written.modified(), "modified"),
                        count(written.deleted(), "deleted"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return Quoted.shortened(written.table()) + " " + counts
                + (written.companies() > 1 ? ", in " + Terminal.count(written.companies(), "company") : "");
    }

    private static String count(long rows, String what) {
        return rows == 0 ? "" : String.format("%,d ", rows) + what;
    }

    static List<String> said(CodeReport report) {
        List<String> lines = new ArrayList<>();
        report.log().stream()
                .limit(MAX_SAID)
                .map(line -> (line.codeunit().isEmpty() ? "" : named(line.codeunit()) + " ")
                        + "says"
                        + line.company()
                                .map(name -> " in company '" + name + "'")
                                .orElse("") + ": " + line.text())
                .forEach(lines::add);
        long more = report.log().size() - lines.size() + report.leftOut();
        if (more > 0) {
            lines.add("... and " + Terminal.count(more, "more line")
                    + (report.log().size() > lines.size() ? "; --json shows them" : "")
                    + (report.leftOut() == 0 ? "" : ", of which " + report.leftOut() + " were not kept"));
        }
        return lines;
    }

    /** Such as {@code codeunit 50100 Upgrade} or {@code script upgrade/OnUpgradePerCompany.sql}. */
    static String named(String code) {
        return (UpgradeScripts.isScript(code) ? "script " : "codeunit ") + code;
    }
}
