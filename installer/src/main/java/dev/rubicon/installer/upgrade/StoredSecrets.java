package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.run.Secrets;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.CompanyName;
import java.util.Optional;

/** Isolated storage in a table of Rubicon's own. It is as safe as the database is, and not encrypted. */
record StoredSecrets(Sql sql) implements Secrets {
    private static final String WHICH = " WHERE app = ? AND company = ? AND who = ? AND name = ?";

    void renameCompany(CompanyName from, CompanyName to) {
        sql.execute("UPDATE rubicon_isolated_storage SET company = ? WHERE company = ?", to.value(), from.value());
    }

    void removeCompany(CompanyName company) {
        sql.execute("DELETE FROM rubicon_isolated_storage WHERE company = ?", company.value());
    }

    @Override
    public Optional<String> get(Key key) {
        return sql.queryOne(
                "SELECT value FROM rubicon_isolated_storage" + WHICH,
                row -> row.getString(1),
                key.app().toString(),
                key.company(),
                key.user(),
                key.name());
    }

    @Override
    public void set(Key key, String value) {
        sql.execute("""
                INSERT INTO rubicon_isolated_storage (app, company, who, name, value) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (app, company, who, name) DO UPDATE SET value = excluded.value""", key.app().toString(), key.company(), key.user(), key.name(), value);
    }

    @Override
    public boolean delete(Key key) {
        return sql.execute(
                        "DELETE FROM rubicon_isolated_storage" + WHICH,
                        key.app().toString(),
                        key.company(),
                        key.user(),
                        key.name())
                > 0;
    }
}
