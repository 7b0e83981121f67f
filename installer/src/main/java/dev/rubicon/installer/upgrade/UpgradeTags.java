package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.CompanyName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The upgrade tags of an instance: what upgrade code has marked as done. They are the rows of AL's table 9999, and stand beside the tags that
 * installed apps offer for companies to come.
 */
public final class UpgradeTags {
    private final Sql sql;

    public UpgradeTags(Sql sql) {
        this.sql = sql;
    }

    /**
     * A mark that something is done.
     *
     * @param company absent for one that counts for all
     * @param at when it was set, as docs/types.md writes it
     * @param skipped whether it was marked without being done
     */
    public record Tag(String tag, Optional<String> company, String at, boolean skipped) {}

    // In AL the name of a company is a Code here.
    private static String code(CompanyName company) {
        return Conversions.code(company.value());
    }

    /**
     * Ascending, those of all companies first.
     *
     * @param companies of the instance, as it writes them
     */
    public List<Tag> list(List<CompanyName> companies) {
        return sql.query(
                "SELECT tag, company, tag_timestamp, skipped_upgrade FROM rubicon_upgrade_tag ORDER BY company, tag",
                row -> new Tag(
                        row.getString(1), company(row.getString(2), companies), row.getString(3), row.getInt(4) != 0));
    }

    private static Optional<String> company(String code, List<CompanyName> companies) {
        return code.isEmpty()
                ? Optional.empty()
                : companies.stream()
                        .filter(company -> code(company).equals(code))
                        .map(CompanyName::value)
                        .findFirst()
                        .or(() -> Optional.of(code));
    }

    /** Sets a tag, or changes whether it counts as skipped. False if it was so already. */
    public boolean set(Tag tag) {
        return sql.execute(
                        """
                        INSERT INTO rubicon_upgrade_tag (tag, company, tag_timestamp, skipped_upgrade) VALUES (?, ?, ?, ?)
                        ON CONFLICT (tag, company) DO UPDATE SET skipped_upgrade = excluded.skipped_upgrade
                        WHERE rubicon_upgrade_tag.skipped_upgrade <> excluded.skipped_upgrade""",
                        tag.tag(),
                        tag.company().map(Conversions::code).orElse(""),
                        tag.at(),
                        tag.skipped() ? 1 : 0)
                > 0;
    }

    /** False if there was none. */
    public boolean remove(String tag, Optional<CompanyName> company) {
        return sql.execute(
                        "DELETE FROM rubicon_upgrade_tag WHERE tag = ? AND company = ?",
                        tag,
                        company.map(UpgradeTags::code).orElse(""))
                > 0;
    }

    /** Replaces what an app offers. */
    void offer(UUID app, List<String> perCompany, List<String> perDatabase) {
        withdraw(app);
        perCompany.forEach(tag -> offer(app, tag, true));
        perDatabase.forEach(tag -> offer(app, tag, false));
    }

    private void offer(UUID app, String tag, boolean perCompany) {
        sql.execute(
                "INSERT INTO rubicon_offered_tag (app, tag, per_company) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                app.toString(),
                tag,
                perCompany ? 1 : 0);
    }

    /** Forgets what an app offers. */
    public void withdraw(UUID app) {
        sql.execute("DELETE FROM rubicon_offered_tag WHERE app = ?", app.toString());
    }

    /** Gives a new company all tags that apps offer: there is nothing in it that their code would have to upgrade. */
    public void addCompany(CompanyName company, String now) {
        sql.execute("""
                INSERT INTO rubicon_upgrade_tag (tag, company, tag_timestamp, skipped_upgrade)
                SELECT DISTINCT tag, CASE per_company WHEN 1 THEN ? ELSE '' END, ?, 0 FROM rubicon_offered_tag WHERE TRUE
                ON CONFLICT DO NOTHING""", code(company), now);
    }

    /** Gives a company the tags of the one that it is a copy of. */
    public void copyCompany(CompanyName from, CompanyName to) {
        sql.execute("""
                INSERT INTO rubicon_upgrade_tag (tag, company, tag_timestamp, skipped_upgrade)
                SELECT tag, ?, tag_timestamp, skipped_upgrade FROM rubicon_upgrade_tag WHERE company = ?
                ON CONFLICT DO NOTHING""", code(to), code(from));
    }

    public void renameCompany(CompanyName from, CompanyName to) {
        if (!code(from).equals(code(to))) {
            removeTags(to);
            sql.execute("UPDATE rubicon_upgrade_tag SET company = ? WHERE company = ?", code(to), code(from));
        }
        new StoredSecrets(sql).renameCompany(from, to);
    }

    public void removeCompany(CompanyName company) {
        removeTags(company);
        new StoredSecrets(sql).removeCompany(company);
    }

    private void removeTags(CompanyName company) {
        sql.execute("DELETE FROM rubicon_upgrade_tag WHERE company = ?", code(company));
    }
}
