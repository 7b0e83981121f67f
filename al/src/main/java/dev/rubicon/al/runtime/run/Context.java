package dev.rubicon.al.runtime.run;

import dev.rubicon.model.AppIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Why code runs, and for which app.
 *
 * @param kind what Session.GetExecutionContext gives
 * @param app that is installed or upgraded; absent in normal work
 * @param modules what is known of each app, by its id
 * @param companies of the instance, by name
 */
public record Context(Kind kind, Optional<AppIdentity> app, Map<UUID, ModuleFacts> modules, List<String> companies) {
    public Context {
        modules = Map.copyOf(modules);
        companies = List.copyOf(companies);
    }

    /** In the order of AL's ExecutionContext. */
    public enum Kind {
        NORMAL,
        INSTALL,
        UNINSTALL,
        UPGRADE
    }
}
