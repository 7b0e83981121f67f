package dev.rubicon.server.apps;

import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * A hotfix that somebody wants.
 *
 * @param environment its name
 * @param runAfter absent for at once
 * @param hours whether those of the instance count
 */
record WantedHotfix(String environment, Version target, Optional<Instant> runAfter, Hours hours) {
    /** @throws InvalidInput RB120 to RB123, RB102, RB930, RB940 */
    static WantedHotfix read(JsonObject json) {
        json.optionalParsed("environmentAadTenantId", AppIds::parse);
        json.optionalParsed("environmentApplicationFamily", Environment::family);
        json.optionalParsed("environmentType", Environment::type);
        WantedHotfix wanted = new WantedHotfix(
                Fields.text(json, "environmentName"),
                json.parsed("targetAppVersion", Version::parse),
                json.has("runAfter") ? Optional.of(Fields.instant(json, "runAfter")) : Optional.empty(),
                json.flag("ignoreUpgradeWindow") ? Hours.ANY : Hours.OWN);
        json.end();
        return wanted;
    }

    /**
     * What makes it none.
     *
     * @param installed the app in the environment
     * @param preview whether that version is a preview
     * @param to the version that comes
     * @param release of its package
     * @throws InvalidInput RB938
     */
    static void check(AppIdentity installed, boolean preview, AppVersion to, Release release) {
        Version from = installed.version();
        Version target = to.app().version();
        if (from.major() != target.major() || from.minor() != target.minor()) {
            throw refused(
                    "a hotfix keeps major and minor, and it would go from " + from + " to " + target,
                    "deploy it as an upgrade, or name a version of the same major and minor");
        }
        if (!target.isAfter(from)) {
            throw refused("the environment has " + from + " already", "name a newer version");
        }
        if (preview) {
            throw refused(
                    "the environment has the preview " + from + ", which no hotfix replaces",
                    "deploy it as an upgrade");
        }
        if (to.availability() == Availability.DEPRECATED) {
            throw refused(target + " is deprecated", "name another version, or make it available again");
        }
        if (release.yanked()) {
            throw refused(target + " was withdrawn from the repository", "name another version");
        }
        if (release.syncMode() == SyncMode.FORCE_SYNC) {
            throw refused(
                    "a hotfix never forces, and the sync mode of " + target + " is ForceSync",
                    "deploy it as an upgrade of the next minor, or set its syncMode to Sync");
        }
        Optional<Version> crossed =
                release.forceVersion().filter(force -> force.isAfter(from) && !force.isAfter(target));
        if (crossed.isPresent()) {
            throw refused(
                    "a hotfix never forces, and from " + from + " to " + target + " the ForceVersion " + crossed.get()
                            + " is crossed",
                    "deploy it as an upgrade");
        }
    }

    private static InvalidInput refused(String why, String hint) {
        return new InvalidInput("RB938", "this is no hotfix: " + why, hint);
    }
}
