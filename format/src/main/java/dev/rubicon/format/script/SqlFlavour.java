package dev.rubicon.format.script;

import java.util.Locale;
import java.util.Optional;

/** Whose SQL a text is. What a quote, a comment or a dollar means differs. */
public enum SqlFlavour {
    SQLITE("SQLite"),
    POSTGRES("PostgreSQL");

    private final String title;

    SqlFlavour(String title) {
        this.title = title;
    }

    /** As in {@code OnUpgradePerCompany.postgres.sql}. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SqlFlavour> ofSuffix(String suffix) {
        for (SqlFlavour flavour : values()) {
            if (flavour.suffix().equals(suffix)) {
                return Optional.of(flavour);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return title;
    }
}
