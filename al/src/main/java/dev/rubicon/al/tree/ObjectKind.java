package dev.rubicon.al.tree;

import java.util.Locale;

/** The kinds of objects that a file may declare. */
public enum ObjectKind {
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

    /** The word that begins its declaration, in lower case. */
    public String keyword() {
        return keyword;
    }
}
