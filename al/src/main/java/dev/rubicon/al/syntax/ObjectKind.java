package dev.rubicon.al.syntax;

import java.util.Locale;
import java.util.Optional;

/** The kinds of objects that a file may declare. */
enum ObjectKind {
    CODEUNIT,
    CONTROLADDIN,
    DOTNET,
    ENTITLEMENT,
    ENUM,
    ENUMEXTENSION,
    INTERFACE,
    PAGE,
    PAGECUSTOMIZATION,
    PAGEEXTENSION,
    PERMISSIONSET,
    PERMISSIONSETEXTENSION,
    PROFILE,
    PROFILEEXTENSION,
    QUERY,
    REPORT,
    REPORTEXTENSION,
    TABLE,
    TABLEEXTENSION,
    XMLPORT;

    private final String keyword = name().toLowerCase(Locale.ROOT);

    /** The kind whose declarations begin with that word, in any case. */
    static Optional<ObjectKind> at(Cursor cursor) {
        for (ObjectKind kind : values()) {
            if (cursor.atWord(kind.keyword)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
