package dev.rubicon.cli;

import dev.rubicon.packager.context.AppMap;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Packages of apps whose manifests say what they are. */
final class ContextOptions {
    @Option(
            names = "--from-context",
            description =
                    "A package for each app among the paths: id, name, version and dependencies are those of the app.")
    private boolean asked;

    @Option(
            names = "--app-map",
            paramLabel = "FILE",
            description =
                    "Which package an app is in: {\"<app id>\": {\"id\": \"my-app\", \"versionRule\": \"fromMinor\"}}.")
    private Optional<Path> map;

    boolean asked() {
        return asked;
    }

    AppMap map() {
        return map.map(path -> new OptionFile("--app-map", path))
                .map(file -> AppMap.read(file.bytes(), file.what()))
                .orElse(AppMap.KNOWN);
    }
}
