package dev.rubicon.server.console.page;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import java.util.Optional;

/** What a path below {@code /console/packages/} names: {@code my-app}, or {@code my-app@2.0.0}. */
record PackageAddress(PackageId id, Optional<Version> version) {
    static PackageAddress parse(String path) {
        int at = path.indexOf('@');
        return at < 0
                ? new PackageAddress(new PackageId(path), Optional.empty())
                : new PackageAddress(
                        new PackageId(path.substring(0, at)), Optional.of(Version.parse(path.substring(at + 1))));
    }

    static String of(PackageId id) {
        return "/console/packages/" + id;
    }

    static String of(PackageVersion identity) {
        return of(identity.id()) + "@" + identity.version();
    }
}
