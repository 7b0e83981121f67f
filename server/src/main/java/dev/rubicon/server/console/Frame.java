package dev.rubicon.server.console;

import dev.rubicon.server.web.Scope;

/**
 * What is around every page for somebody who is signed in.
 *
 * @param section the part of the console that the page belongs to, such as {@code packages}; empty for none
 */
public record Frame(String title, String section, Visit visit) {
    /** Whether to offer what that scope allows. */
    public boolean may(Scope scope) {
        return visit.caller().may(scope);
    }

    public String user() {
        return visit.caller().name();
    }

    /** What every form carries. */
    public String formToken() {
        return visit.formToken();
    }

    public String asset(String name) {
        return visit.asset(name);
    }

    /** Whether the page belongs to that part of the console. */
    public boolean isIn(String part) {
        return part.equals(section);
    }
}
